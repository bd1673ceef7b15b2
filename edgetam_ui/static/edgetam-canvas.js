var T={name:"EdgeTAM",stage:"The image. Click to add to the selected object, right click to subtract. P points with the arrow keys.",drop:"Drop to open",close:"Close",cancel:"Cancel",tryAgain:"Try again",percent:n=>`${Math.round(100*n)} %`},z={noAnswer:"The server does not answer.",noAnswerHint:"Check the connection, then try again.",cutShort:"The server stopped in the middle of an answer.",status:n=>`The server answered with status ${n}.`,tooLarge:"The file is too large for this server.",tooLargeHint:"Try a smaller one.",kernelSilent:"The notebook's kernel does not answer.",kernelGone:"The notebook's kernel is not connected."};var L={unexpected:"Something went wrong in the page.",startAgain:"Start again",dismiss:"Dismiss",tooLarge:"The file has more than 4 GB.",tooLargeHint:"Cut it, or use the command line.",opensLater:n=>`${n} opens once the masks are exported.`,opensLaterHint:"An overlay does not count: it does not keep the masks.",staying:"Keep working",ended:"The server was started anew, and does not have this session any more.",endedHint:"What you see is not kept: open the file again.",reloaded:"Reloading the page stopped the propagation.",reloadedHint:"What was done is kept.",propagateAgain:"Propagate again"},q={nothingToSubtract:["There is nothing to subtract from yet.","Click on the object first."],sliver:["That is too thin for a box.","Drag from one corner of the object to the opposite one."],oneFile:n=>["One file at a time.",`Only ${n} was opened.`]},P={selected:n=>`${n} is selected.`,frame:(n,t)=>`Frame ${n} (0 to ${t}).`,propagated:"Tracking is done.",cancelled:"Propagation was cancelled. What was done is kept.",deleted:"Your data is deleted.",saved:n=>`Saved ${n}.`,mask:(n,t)=>`Mask of ${n}: ${t.toLocaleString("en")} pixels.`,corner:"A corner of a box. Move to the opposite one, then Enter.",onPoint:(n,t)=>`Point ${n+1} of ${t}.`,carrying:"The point comes along. G or Enter puts it down.",noPoints:"There are no points here.",elsewhere:"The box is elsewhere: a new object begins.",removedPoint:"The point is removed.",unnamed:n=>`object ${n}`,objects:n=>n===1?"1 object.":`${n||"No"} objects.`,point:(n,t)=>`${Math.floor(n)}, ${Math.floor(t)}`,adds:"A click adds.",subtracts:"A click subtracts.",boxes:"A drag draws a box.",pans:"A drag moves the image."},Oe={title:"These masks are not exported",text:(n,t)=>`Opening ${n} deletes the masks of ${t}.`,export:"Export, then open",discard:n=>`Discard and open ${n}`,stay:"Keep working"},Re={opening:n=>`Opening ${n}…`,reading:"Reading the file…",encoding:"Getting it ready for clicks…"},ut={title:"Drop an image or a video",open:"Open",lost:"Not connected.",examples:"Examples",example:n=>`Open the example ${n}`},mn={lost:"Connection lost, trying again…"},B={label:"Your data",forGood:"Your files and masks are kept here until you delete them.",hours:n=>n===1?"Your files and masks are kept for an hour after you leave.":`Your files and masks are kept for ${Number(n.toFixed(1))} hours after you leave.`,untilLeaving:"Your files and masks are deleted soon after you leave.",remove:"Delete my data…",title:"Delete my data?",what:"Your files, objects and masks are deleted from the server, at once and for good. An open page begins anew.",confirm:"Delete"},v={label:"Tools",open:"Open",openTitle:"Open an image or a video (O)",examples:"Examples",video:"Video",image:"Image",undo:"Undo",redo:"Redo",reset:"Remove all objects",resetDetail:"Undo brings them back",foldPanel:"Fold the panel away",showPanel:"Show objects and candidates",tools:"What a click does",add:"Add to the object: click, or drag a box",subtract:"Subtract from the object: click",box:"Draw a box around the object: drag",pan:"Move the image",zoom:"Zoom",zoomOut:"Zoom out",zoomIn:"Zoom in",zoomFit:"Whole image",settings:"More",opacity:"Mask opacity",prompts:"Show points and boxes",keys:"Mouse and keys",help:"Keys"},k={export:"Export",nothing:"Export (click on something first)",progress:n=>`Export of ${n}`,cancel:"Cancel the export",title:"Export",format:"Format",groups:{data:"To train and annotate",masks:"Masks",looks:"To look at",films:"To edit"},loses:n=>`Does not keep: ${n}.`,frames:"Frames",to:"to",every:"Every n-th frame",unmasked:"Frames without a mask, too",objects:"Objects",longerSide:"Longer side",pixels:"pixels",images:"The frames themselves",imageKinds:{none:"No",jpg:"As JPEG",png:"As PNG"},fields:{start:"First frame",end:"Last frame",step:"Every how many frames",size:"Longer side in pixels",images:"The frames themselves"},counting:"Counting…",size:(n,t,e)=>`${un(t,"mask","masks")} on ${un(n,"frame","frames")}, about ${Js(e)}`},R={label:"Objects",add:"New object",looking:"Looking…",none:"Click on something in the image.",color:"Colour",colorOf:n=>`Colour of ${n}`,select:(n,t)=>`${n}${t&&` (${t})`}. Double click to rename`,name:"Name",clear:n=>`Clear the points and boxes of ${n} here`,hide:n=>`Hide ${n}`,show:n=>`Show ${n}`,remove:n=>`Delete ${n}`},F={label:"Candidates",title:"Did you mean…?",ask:"Show alternatives",confidence:"confidence",hint:"A click can mean a part or the whole: what to choose from comes here.",extents:{part:"part",whole:"whole",between:""},candidate:(n,t,e)=>`Candidate ${n+1}${e&&`, ${e}`}, confidence ${t}`,tooltip:n=>`Candidate ${n+1} (C for the next)`},$={label:"Video",first:"First frame",previous:"Previous frame",next:"Next frame",last:"Last frame",play:"Play",pause:"Pause",frame:"Frame",frameOf:(n,t)=>`Frame ${n} (0 to ${t})`,propagate:"Track",propagateTitle:"Track what is stale or missing (T)",nothing:"Click on something first",how:"Other ways to track",forward:"Forward from here",forwardDetail:"To the end of the video",backward:"Backward from here",backwardDetail:"To its beginning",some:n=>`The next ${n} frames`,one:"This frame",all:"The whole video",allDetail:"Before the first prompt too",starting:"Starting…",stopping:"Stopping…",progress:(n,t)=>`${n.toFixed(1)} frames/s, ${gn(t)} left`,propagating:(n,t)=>`Tracking, ${n} of ${t} frames`,resume:(n,t)=>`Resume (${n} of ${t})`,resumeTitle:(n,t)=>`Resume tracking: ${n} of ${t} frames are done`,stop:"Stop, and keep what is done (Esc)",timeline:(n,t)=>`${n}: prompted on ${t.prompted} frames, tracked on ${t.tracked}, out of date on ${t.stale}, not visible on ${t.absent}`},G={title:"Values from black to white",range:(n,t)=>`${n} to ${t}`,data:(n,t)=>`The file has values from ${n} to ${t}.`,model:"This changes what you see. The model sees the file as it was opened.",black:"Black",white:"White",reset:"As opened"},O={loading:"Loading the model…",waiting:(n,t)=>`Waiting for the model: ${n} before this, about ${gn(Math.max(1,t))}`,encode:n=>`encode ${hn(n)}`,click:n=>`click ${hn(n)}`,size:(n,t)=>`${n} × ${t}`,video:(n,t)=>`${n} frames, ${Number(t.toFixed(2))} fps`,practice:"Practice checkpoint",practiceWhy:"Practice checkpoint: why?",notPublished:"These are not the published EdgeTAM weights.",rougher:"The practice checkpoint is small and was trained to try things out: its masks are rougher.",card:"Model card"},b={label:"Keys",title:"Mouse, fingers and keys",open:"Open",export:"Export",undo:"Undo",redo:"Redo",newObject:"New object",accept:"Accept, and begin a new object",oneToNine:"1 to 9",select:"Select an object",rename:"Rename the selected object",hide:"Hide or show the selected object",hideAll:"Hide or show all objects",peek:"See the image without masks, while held",remove:"Delete the selected object; while pointing, the point",cOrBracket:"C or ]",nextCandidate:"Next candidate",previousCandidate:"Previous candidate",adds:"A click adds",subtracts:"A click subtracts",box:"A drag draws a box; while pointing, a corner of a box",pan:"Move the image",zoomIn:"Zoom in",zoomOut:"Zoom out",zoomFit:"Whole image",zoomTo:"Zoom to where you point, or to the selected object",point:"Point with the arrow keys",enters:"Enter, Shift Enter",commaPeriod:"Comma, Period",use:"While pointing: add, subtract, or end the box",toPoint:"While pointing: to the previous or next point",carry:"While on a point: take it along, and put it down",previous:"Previous frame",next:"Next frame",back:"Ten frames back",on:"Ten frames on",first:"First frame",last:"Last frame",propagate:"Track",escape:"Stop: a box, tracking, a menu",help:"This sheet",play:"Play or pause",mouse:[["Click","Add a point to the object"],["Right click, Alt click","Subtract a point"],["Drag","A box around the object"],["Shift click, Shift drag","Select the object there, or begin a new one"],["Click a point","Remove it; dragged, it moves"],["Drag a box's edge","Resize the box"],["Wheel, pinch","Zoom"],["Space drag, middle drag","Move the image"],["Tap","Add a point to the object"],["Hold, then drag","A box around the object"],["Two fingers","Zoom and move the image"]]};function hn(n){return`${n<10?n.toFixed(1):Math.round(n)} ms`}function un(n,t,e){return`${n.toLocaleString("en")} ${n===1?t:e}`}function Js(n){let t=["bytes","KB","MB","GB","TB"],e=Math.min(t.length-1,Math.floor(Math.log10(Math.max(1,n))/3)),o=n/1e3**e;return`${e&&o<10?o.toFixed(1):Math.round(o)} ${t[e]}`}function gn(n){return n>=0?n<90?`${Math.ceil(n)} s`:`${Math.round(n/60)} min`:"…"}var S=class extends Error{constructor(e,o,s=""){super(o);this.code=e;this.hint=s;this.name="HostError"}code;hint};function et(n=z.noAnswer){return new S("network",n,z.noAnswerHint)}function nt(n){let t=n.meta.error;if(t)throw new S(t.code,t.message,t.hint);return n}function V(){return crypto.getRandomValues(new Uint32Array(4)).join("-")}function Ht(n){return n.meta.end===!0}function kt(n){return n instanceof S&&n.code==="network"}function D(n){return n instanceof Error&&n.name==="AbortError"}var ot=class{constructor(t,e=()=>{}){this.limit=t;this.onEvict=e}limit;onEvict;#t=new Map;#e=0;get weight(){return this.#e}has(t){return this.#t.has(t)}get(t){let e=this.#t.get(t);if(e)return this.#t.delete(t),this.#t.set(t,e),e.value}set(t,e,o){this.delete(t),this.#t.set(t,{value:e,weight:o}),this.#e+=o;for(let s of this.#t.keys()){if(this.#e<=this.limit||s===t)break;this.delete(s)}}delete(t){let e=this.#t.get(t);e&&(this.#t.delete(t),this.#e-=e.weight,this.onEvict(e.value))}clear(){for(let t of[...this.#t.keys()])this.delete(t)}};function fn(n){let t=new Uint32Array(n.length),e=0;for(let o=0;o<n.length;){let s=0,i=0,r;do{if(o>=n.length)throw new RangeError("The run lengths are cut short.");r=n[o++]-48,s|=(r&31)<<i,i+=5}while(r&32);r&16&&i<32&&(s|=-1<<i),t[e]=e>2?s+t[e-2]:s,e++}return t.subarray(0,e)}function bn(n,t){let e=new He,o=new De(n,t),s=[],i=[];for(let r=0;;r++){let l=o.next();if(l.length===0&&s.length===0){if(o.done)break;continue}let a=new Array(l.length),d=-1,c=0,p=0;for(;c<s.length||p<l.length;){let g=c<s.length?s[c]:1/0,m=p<l.length?l[p]:1/0;if(g<m){let f=e.add(r,g);e.link(f,i[c++]),d=e.turn(f,d)}else if(m<g){let f=e.add(r,m);a[p++]=f,d=e.turn(f,d)}else if(d<0)a[p++]=i[c++];else{let f=e.add(r,g),w=e.add(r,g);e.link(f,d);let _=(c&1)===1;e.link(_?f:w,i[c++]),a[p++]=_?w:f,d=w}}s=l,i=a}return e.loops()}function xn(n){if(n.length===0)return null;let t={x0:1/0,y0:1/0,x1:-1/0,y1:-1/0};for(let e of n)for(let o=0;o<e.length;o+=2){let s=e[o],i=e[o+1];s<t.x0&&(t.x0=s),s>t.x1&&(t.x1=s),i<t.y0&&(t.y0=i),i>t.y1&&(t.y1=i)}return t}function yn(n){let t=n.length/2,e=[],[o,s]=[n[2*t-2],n[2*t-1]];for(let i=0;i<t;i++){let r=n[2*i],l=n[2*i+1],a=Math.sign(r-o),d=Math.sign(l-s);e.push(o+a/2,s+d/2),Math.abs(r-o)+Math.abs(l-s)>1&&e.push(r-a/2,l-d/2),o=r,s=l}return Float32Array.from(e)}function vn(n,t){let e=n.length/2;if(e<5)return n;let o=0,s=0;for(let l=1;l<e;l++){let a=Math.hypot(n[2*l]-n[0],n[2*l+1]-n[1]);a>s&&([s,o]=[a,l])}let i=new Uint8Array(e);i[0]=i[o]=1;let r=[0,o,o,e];for(;r.length>0;){let l=r.pop(),a=r.pop(),d=Qs(n,a,l,t);d<0||(i[d]=1,r.push(a,d,d,l))}return n.filter((l,a)=>i[a>>1])}function Qs(n,t,e,o){let s=n[2*t],i=n[2*t+1],r=2*e%n.length,l=n[r]-s,a=n[r+1]-i,d=Math.hypot(l,a)||1,c=o*d,p=-1;for(let g=t+1;g<e;g++){let m=Math.abs((n[2*g]-s)*a-(n[2*g+1]-i)*l);m>c&&([c,p]=[m,g])}return p}var De=class{constructor(t,e){this.counts=t;this.height=e}counts;height;#t=0;#e=0;#n=0;get done(){return this.#t>=this.counts.length}next(){let t=[],e=this.#n++*this.height,o=e+this.height;for(;!this.done;){let s=this.#e+this.counts[this.#t];if(this.#t&1&&s>e&&this.#e<s){let i=Math.max(this.#e,e)-e,r=Math.min(s,o)-e;i<r&&t.push(i,r)}if(s>o)break;this.#e=s,this.#t++}return t}},He=class{#t=[];#e=[];#n=[];#o=[];add(t,e){return this.#n.push(-1),this.#o.push(-1),this.#e.push(e),this.#t.push(t)-1}link(t,e){this.#s(t,e),this.#s(e,t)}turn(t,e){return e<0?t:(this.link(t,e),-1)}#s(t,e){this.#n[t]===-1?this.#n[t]=e:this.#o[t]=e}loops(){let t=new Uint8Array(this.#t.length),e=[];for(let o=0;o<t.length;o++){if(t[o])continue;let s=[],i=o;for(;!t[i];){t[i]=1,s.push(this.#t[i],this.#e[i]);let r=this.#n[i];i=t[r]?this.#o[i]:r}e.push(Float32Array.from(s))}return e}};var ti=.5,Ut=class{bounds;area;#t;#e;#n;#o;#s;constructor(t,e){this.#t=fn(t),this.#e=e,this.#n=bn(this.#t,e),this.bounds=xn(this.#n),this.area=this.#t.reduce((o,s,i)=>i&1?o+s:o,0)}get smooth(){return this.#o??=wn(this.#n.map(t=>vn(yn(t),ti)))}get exact(){return this.#s??=wn(this.#n)}meets([t,e,o,s]){let[i,r]=[Math.floor(e),Math.ceil(s)],l=this.#e,a=0;for(let d=0;d<this.#t.length;d++){let c=a+this.#t[d];for(let p=Math.floor(a/l);d&1&&p*l<c;p++){let[g,m]=[Math.max(a-p*l,0),Math.min(c-p*l,l)];if(p+1>t&&p<o&&g<r&&m>i)return!0}a=c}return!1}};function kn(n){let t=n.map(({area:s})=>s),[e,o]=[Math.min(...t)*1.1,Math.max(...t)/1.1];return e>=o?t.map(()=>"between"):t.map(s=>s>=o?"whole":s<=e?"part":"between")}function wn(n){let t=new Path2D;for(let e of n){t.moveTo(e[0],e[1]);for(let o=2;o<e.length;o+=2)t.lineTo(e[o],e[o+1]);t.closePath()}return t}function st(n,t){let e=o=>t[o]??new Uint8Array;return n.map(o=>({data:o,counts:e(o.buffer),candidates:o.candidates.map(s=>({score:s.score,counts:e(s.buffer)}))}))}var ei=64<<20,ni=192,zt=class{#t=new ot(ei);#e=new ot(ni);#n=0;#o=0;get now(){return this.#n}get(t,e){return this.#t.get(t)?.get(e)?.mask}put(t,e=this.#n){if(e<this.#o)return;let{frame:o,object:s}=t.data,i=this.#t.get(o)??new Map,r=i.get(s);if(r&&r.stamp>e)return;i.set(s,{mask:t,stamp:++this.#n});let l=0;for(let a of i.values())l+=oi(a.mask);this.#t.set(o,i,l)}clear(){this.#t.clear(),this.#e.clear(),this.#o=++this.#n}shape(t,e){let o=this.#e.get(t);return o||(o=new Ut(t,e),this.#e.set(t,o,1)),o}};function oi(n){return n.candidates.reduce((t,e)=>t+e.counts.length,n.counts.length)+200}var Y=class{#t=new Set;subscribe(t){return this.#t.add(t),()=>this.#t.delete(t)}emit(){for(let t of this.#t)t()}};var si={session:"",revision:-1,medium:null,objects:[],due:{label:"",frames:0,first:0,last:0,seconds:null},can_undo:!1,can_redo:!1,exported:-1,unfinished:null},ii={phase:"connecting",engine:null,examples:[],exports:{image:[],video:[]},accept:"image/*,video/*",state:si,frame:0,selected:0,pending:[],took:null,opening:null,preview:null,asking:null,waiting:null,busy:!1,propagation:null,exporting:null,draft:null,kept:null,reconnecting:!1,problem:null,announcement:"",live:new Map,playing:!1,between:null,trying:-1,peeking:!1,tool:"add",settings:{opacity:.42,prompts:!0,panel:!0}},It=class{ui=ii;#t=new Y;update(t){this.ui={...this.ui,...t},this.#t.emit()}subscribe(t){return this.#t.subscribe(t)}};function $n(n,t){return t.revision<n.state.revision?{}:Mn(n,t)}function Pn(n,t){return{...Mn({...n,selected:0,frame:0},t),pending:[],took:null,live:new Map,between:null}}function Mn(n,t){let e=t.objects.map(i=>i.id),o=e.includes(n.selected)||n.pending.some(i=>i.object===n.selected),s=(t.medium?.frames??1)-1;return{state:t,selected:o?n.selected:e.at(-1)??0,frame:Math.min(n.frame,Math.max(s,0))}}var ri=200<<20,ai=150,li=new Set(["hello","engine","queue","open"]),Nt=class{constructor(t){this.host=t}host;store=new It;masks=new zt;frames=new ot(ri,t=>t.close());stats={clicks:[],framesDrawn:0,requests:0};pixels=new Y;leaving=new Y;lost=new Y;undrawn=[];latest=-1;#t=0;#e=0;#n;get ui(){return this.store.ui}get idle(){return this.#t===0&&this.ui.pending.length===0}async call(t,e,o=""){return this.#i(this.quietly(t,e,o))}async quietly(t,e,o=""){let s={...e,...this.#o(t),...o?{request:o}:{}};return this.#s(this.host.call(t,s))}async stream(t,e,o,s,i={}){return this.#s(this.host.stream(t,{...e,...this.#o(t)},o,s,i))}async close(t){try{await this.#s(this.host.call("close",{session:t}))}catch{}}async currentState(){try{return(await this.quietly("state",{})).meta.state}catch(t){if(!(t instanceof S)||t.code!=="session")throw t;return(await this.#s(this.host.call("state"))).meta.state}}isMended(t){return this.host.mends&&kt(t)&&this.ui.phase==="ready"}fail(t,e=null){D(t)||(t instanceof S||console.error(t),this.store.update({problem:di(t,e)}))}#o(t){let{session:e}=this.ui.state;return e&&!li.has(t)?{session:e}:{}}async#s(t){this.stats.requests++,this.#t++;try{return await t}catch(e){throw kt(e)&&this.lost.emit(),e}finally{this.#t--}}async#i(t){this.#e++===0&&(this.#n=setTimeout(()=>this.store.update({busy:!0}),ai));try{return await t}finally{--this.#e===0&&(clearTimeout(this.#n),this.ui.busy&&this.store.update({busy:!1}))}}};function di(n,t){let{code:e,message:o,hint:s}=n instanceof S?n:new S("page",L.unexpected,String(n));if(e==="session")return{kind:"error",message:o,hint:s,action:{label:L.startAgain,run:"start again"}};let i=e==="network"&&t?{label:T.tryAgain,run:t}:null;return{kind:"error",message:o,hint:s,action:i}}function Bt(n){return n.selected>0?n.selected:Sn(n)}function Tn(n){return Ue(n)?.id??Sn(n)}function Sn(n){return Math.max(0,...n.state.objects.map(t=>t.id),...n.pending.map(t=>t.object))+1}function Ue(n){return n.state.objects.find(t=>Ft(t)&&!n.pending.some(e=>e.object===t.id))}function A(n,t){return n.state.objects.find(e=>e.id===t)}function Ft(n){return Object.keys(n.prompts).length===0&&n.timeline.length===0}function $t(n,t,e){if(n.prompts[e])return{kind:"prompted",score:1};let o=([i,r])=>e>=i&&e<i+r,s=t.get(n.id)?.findLast(o)??n.timeline.find(o);return s?{kind:s[2],score:s[3]}:null}function En(n){let t=Bt(n),e=A(n,t),o=e&&$t(e,n.live,n.frame);return o&&o.kind!=="absent"||n.pending.some(s=>s.object===t&&s.frame===n.frame)}function Pt({state:{objects:n,revision:t,exported:e},propagation:o}){return n.every(Ft)?!1:o!==null||t>1&&t!==e}function An(n,t,e){let o=new Map(n);for(let{object:s,score:i,area:r}of e){let l=o.get(s)??[],a=[t,1,r>0?"tracked":"absent",Math.round(i*10)/10],d=l.at(-1),c=d&&ci(d,a);o.set(s,c?[...l.slice(0,-1),c]:[...l,a])}return o}function ci([n,t,e,o],[s,,i,r]){return e!==i||o!==r?null:s===n+t?[n,t+1,e,o]:s===n-1?[s,t+1,e,o]:null}var pi=3,hi=12,ui=4,mi=4096,Vt=class{constructor(t){this.context=t}context;#t=0;#e=1;#n=new Set;#o=new Map;#s=new Set;#i=0;want(t){t!==this.#t&&(this.#e=t>this.#t?1:-1),this.#t=t,this.#s.delete(`frame ${t}`),this.#s.delete(`masks ${t}`),this.#a()}refresh(){this.#o.clear(),this.#s.clear(),this.#a()}reload(){this.context.frames.clear(),this.refresh()}clear(){this.#i++,this.#n.clear(),this.#o.clear(),this.#s.clear(),this.context.latest=-1,this.context.frames.clear(),this.context.masks.clear()}ready(t){return this.context.frames.has(t)&&!this.#r(t)}#r(t){let{state:e,live:o}=this.context.ui;return this.#o.get(t)===e.revision?!1:e.objects.some(s=>$t(s,o,t)&&!this.context.masks.get(t,s.id))}#a(){let{medium:t}=this.context.ui.state;if(!t)return;let e=Math.floor(this.context.frames.limit/(4*Math.min(t.width*t.height,mi**2)))-2,o=Math.min(this.context.ui.playing?hi:ui,Math.max(e,0));for(let s=0;s<=o&&this.#n.size<pi;s++){let i=this.#t+s*this.#e;if(i<0||i>=t.frames)break;this.context.frames.has(i)||this.#l(`frame ${i}`,()=>this.#d(i)),this.#r(i)&&this.#l(`masks ${i}`,()=>this.#p(i))}}async#l(t,e){if(this.#n.has(t)||this.#s.has(t))return;this.#n.add(t);let o=this.#i;try{await e()}catch(s){if(o!==this.#i||D(s))return;this.#s.add(t),t.endsWith(` ${this.#t}`)&&!this.context.isMended(s)&&this.context.fail(s,()=>this.refresh())}finally{o===this.#i&&this.#n.delete(t)}o===this.#i&&this.#a()}async#d(t){let e=this.#i,o=t===this.#t,{between:s}=this.context.ui,i=s?{frame:t,low:s[0],high:s[1]}:{frame:t},r=o?this.context.call("frame",i):this.context.quietly("frame",i),{meta:l,buffers:a}=await r,d=await createImageBitmap(new Blob(a,{type:l.mime}));if(e!==this.#i||s!==this.context.ui.between)return d.close();this.context.frames.set(t,d,d.width*d.height*4),o&&(this.context.latest=t),this.context.pixels.emit()}async#p(t){let e=this.#i,o=this.context.masks.now,{revision:s}=this.context.ui.state,{meta:i,buffers:r}=await this.context.quietly("masks",{frame:t});if(e===this.#i){for(let l of st(i.masks,r))this.context.masks.put(l,o);this.#r(t)&&this.#o.set(t,s),this.context.store.update({})}}};var ze="edgetam-token",Ie="edgetam-kept-token",Ln="edgetam-settings",jn="edgetam-place",Cn="edgetam";function Mt(n){mt("sessionStorage",ze,n)}function On(){return Kt("sessionStorage",ze)}function Wt(n,t){!t||t.hours===0||_n===n||(_n=n,mt("localStorage",Ie,n),Hn()?.request(Un(n),{mode:"shared"},()=>new Promise(()=>{})))}async function Rn(){let n=Kt("localStorage",Ie);return n&&await Hn()?.request(Un(n),{ifAvailable:!0},e=>e!==null)?n:null}function Dn(){mt("sessionStorage",ze,null),mt("localStorage",Ie,null)}var _n="";function Hn(){return globalThis.navigator?.locks}function Un(n){return`edgetam ${n}`}function zn(n){mt("localStorage",Ln,n)}function In(){return Kt("localStorage",Ln)??{}}function Nn(n){mt("sessionStorage",jn,n)}function Bn(n){let t=Kt("sessionStorage",jn);return t?.session===n?t:null}function Fn(){let n=new URL(location.href),t=n.searchParams.get(Cn);t&&(Mt(t),n.searchParams.delete(Cn),history.replaceState(history.state,"",n))}function mt(n,t,e){try{window[n].setItem(t,JSON.stringify(e))}catch{}}function Kt(n,t){try{return JSON.parse(window[n].getItem(t)??"null")}catch{return null}}var gi=1e3,qt=class{constructor(t,e,o){this.context=t;this.navigation=e;this.reload=o}context;navigation;reload;#t;#e=!1;dispose(){this.#e=!0,clearTimeout(this.#t);for(let{thumbnail:t}of this.context.ui.examples)URL.revokeObjectURL(t)}async connect(t=!1){let{context:e}=this,{store:o,host:s}=e;o.update({phase:"connecting",problem:null}),t&&(s.token="new"),s.ownsPage&&Fn();try{let i=t?null:On()??(s.ownsPage?await Rn():null),{meta:r,buffers:l}=await e.call("hello",i?{token:i}:{});if(this.#e)return!1;s.token=r.token,Mt(r.token);let{engine:a,exports:d,accept:c,kept:p}=r;s.ownsPage&&r.state.medium&&Wt(r.token,p);let g=r.examples.map((m,f)=>({example:m,thumbnail:URL.createObjectURL(new Blob([l[f]],{type:"image/jpeg"}))}));return o.update({engine:a,exports:d,accept:c,examples:g,kept:p}),this.navigation.show(r.state),this.reload.restore(),o.update({phase:"ready"}),a.ready||this.#n(),!0}catch(i){return o.update({phase:"lost"}),e.fail(i,()=>{this.connect(t)}),!1}}#n(){this.#t=setTimeout(async()=>{try{let{meta:t}=await this.context.quietly("engine",{});this.context.store.update({engine:t.engine})}catch{}!this.#e&&!this.context.ui.engine?.ready&&this.#n()},gi)}};var fi=30<<20,Gt=class{constructor(t,e){this.context=t;this.make=e;this.#e=t.pixels.subscribe(()=>this.#n())}context;make;#t=[];#e;dispose(){this.#e(),this.clear()}async show(t){let{store:e,ui:o}=this.context;this.clear();let s=t instanceof File?null:o.examples.find(({example:i})=>i.id===t.example);try{if(t instanceof File&&(t.size>fi||!t.type.startsWith("image/")))return;let i=await createImageBitmap(t instanceof File?t:await bi(s.thumbnail)),{width:r,height:l}=s?.example??i;this.context.ui.opening?e.update({preview:{bitmap:i,width:r,height:l}}):i.close()}catch{}}keep(t){let{store:e,ui:o}=this.context;this.#t.push(t);let s={points:[],labels:[],box:null},i=performance.now(),r={...s,...t,id:0,object:0,frame:-1,since:i,request:V()};e.update({pending:[...o.pending,r]})}clear(){let{store:t,ui:e}=this.context;this.#t=[],!(!e.preview&&!e.pending.some(({frame:o})=>o<0))&&(t.update({preview:null,pending:e.pending.filter(({frame:o})=>o>=0)}),e.preview?.bitmap.close())}#n(){let{opening:t,preview:e,frame:o,state:s}=this.context.ui;if(t||!e&&this.#t.length===0||!this.context.frames.has(o))return;let{medium:i}=s,l=!e||e.width===i?.width&&e.height===i.height?this.#t:[];this.clear();for(let a of l)this.make(a)}};async function bi(n){let t=new Image;return t.src=n,await t.decode(),t}var Yt=class{#t=[];#e=null;add(t){this.#t.push(t),this.run()}async run(){return this.#t.length===0?!0:this.#e??=Promise.resolve().then(()=>this.#n())}async#n(){for(let t=this.#t[0];t;t=this.#t[0]){let e=await t();if(this.#t[0]===t){if(!e)break;this.#t.shift()}}return this.#e=null,this.#t.length===0}clear(){this.#t=[]}};var Xt=class{constructor(t,e,o){this.context=t;this.loader=e;this.navigation=o;t.leaving.subscribe(()=>this.clear())}context;loader;navigation;#t=new Yt;#e=0;#n=0;clear(){this.#t.clear(),this.#n=0,this.context.store.update({pending:[]})}prompt(t,e=!1){let{ui:o,store:s}=this.context,i={id:++this.#e,object:this.#n?0:e?Tn(o):Bt(o),frame:o.frame,points:[],labels:[],box:null,...t,since:performance.now(),request:V()};s.update({pending:[...o.pending,i],selected:i.object||o.selected,problem:null}),A(o,i.object)?.visible===!1&&this.change(i.object,{visible:!0});let r=()=>({object:i.object||Bt({...this.context.ui,pending:[]}),frame:i.frame}),l={clicked:i.since,request:i.request,done:()=>this.#s(i)};"box"in t?this.#i("add_box",()=>({...r(),...t}),l):this.#i("add_points",()=>({...r(),...t}),l)}movePoint(t,e,o){let s=this.context.ui.selected;this.#o(s,o,({points:i})=>({points:i.map((r,l)=>l===t?e:r)})),this.#i("move_point",()=>({object:s,frame:o,index:t,point:e}))}removePoint(t,e){let o=this.context.ui.selected,s=i=>i.filter((r,l)=>l!==t);this.#o(o,e,({points:i,labels:r})=>({points:s(i),labels:s(r)})),this.context.store.update({announcement:P.removedPoint}),this.#i("remove_point",()=>({object:o,frame:e,index:t}))}#o(t,e,o){let{store:s,ui:i}=this.context,r=i.state.objects.map(l=>{let a=l.id===t?l.prompts[e]:void 0;return a?{...l,prompts:{...l.prompts,[e]:{...a,...o(a)}}}:l});s.update({state:{...i.state,objects:r},problem:null})}#s(t){this.context.store.update({pending:this.context.ui.pending.filter(e=>e!==t)})}addObject(){let{ui:t,store:e}=this.context,o=Ue(t);if(o)return e.update({selected:o.id});if(this.#n)return void this.settled();this.#n++,this.#i("add_object",()=>({}),{done:()=>this.#n=Math.max(0,this.#n-1)})}choose(t){let{ui:e,masks:o}=this.context,s=o.get(e.frame,e.selected),i=s?.candidates[t];if(!s||!i||s.data.chosen===t)return;let{frame:r,selected:l}=e;o.put({...s,counts:i.counts,data:{...s.data,chosen:t,score:i.score}}),this.context.pixels.emit(),this.context.store.update({trying:-1}),this.#i("choose",()=>({object:l,frame:r,index:t}))}candidates(){let{frame:t,selected:e,state:o}=this.context.ui;this.#t.add(async()=>{try{let{meta:s,buffers:i}=await this.context.call("candidates",{object:e,frame:t});this.context.ui.state.session===o.session&&this.#a(st(s.masks,i))}catch(s){if(this.context.isMended(s))return!1;this.context.fail(s,()=>this.candidates())}return!0})}change(t,e){let{store:o,ui:s}=this.context,i=s.state.objects.map(r=>r.id===t?{...r,...e}:r);o.update({state:{...s.state,objects:i}}),this.#i("update_object",()=>({object:t,...e}))}toggleVisible(){let t=A(this.context.ui,this.context.ui.selected);t&&this.change(t.id,{visible:!t.visible})}toggleAll(){let{objects:t}=this.context.ui.state,e=!t.some(o=>o.visible);for(let o of t)o.visible!==e&&this.change(o.id,{visible:e})}remove(t){A(this.context.ui,t)&&this.#i("remove_object",()=>({object:t}))}clearFrame(t){let{frame:e}=this.context.ui;this.#i("clear_frame",()=>({object:t,frame:e}))}undo(){this.#i("undo",()=>({}))}redo(){this.#i("redo",()=>({}))}reset(){this.#i("reset",()=>({}))}settled(){return this.#t.run()}#i(t,e,o={}){let{clicked:s,done:i=()=>{},request:r=V()}=o;this.#t.add(async()=>{let l=s===void 0?null:{clicked:s,sent:performance.now(),answered:0,drawn:0,shown:0,took:null};try{let a=await this.context.call(t,e(),r);i(),l&&this.#r(l,a),this.accept(a)}catch(a){let d=kt(a);return d||i(),D(a)?!0:this.context.isMended(a)?!1:(this.context.fail(a,()=>{this.#t.run()}),await this.navigation.refetch(),!d)}return!0})}#r(t,{meta:e}){t.answered=performance.now(),t.took=e.took??null,this.context.undrawn.push(t)}accept({meta:t,buffers:e},o=!0){let{context:s}=this,i=(t.revision??1/0)<s.ui.state.revision;if(!(t.state&&!this.navigation.accept(t.state))){if(i)return this.navigation.forgetMasks();t.all&&s.masks.clear(),s.store.update({...t.took?{took:{...t.took,encode:t.took.encode||(s.ui.took?.encode??0)}}:{},...t.object&&o?{selected:t.object}:{}}),this.#a(st(t.masks??[],e)),t.frame!==void 0&&o&&this.navigation.goTo(t.frame),this.loader.refresh()}}#a(t){let{context:e}=this;for(let o of t)e.masks.put(o);e.store.update({announcement:this.#l(t),trying:-1}),e.pixels.emit()}#l(t){let{ui:e}=this.context,{mask:o,objects:s,unnamed:i}=P;return t.length===0?s(e.state.objects.length):t.map(({data:r})=>o(A(e,r.object)?.name??i(r.object),r.area)).join(" ")}};var xi=250,yi={start:0,step:1},Tt=class{constructor(t){this.context=t}context;#t;#e=0;#n="";open(){let{draft:t,state:e}=this.context.ui,o=e.medium?this.context.ui.exports[e.medium.kind]:[],s=o.find(({format:r})=>r===t?.format.format)??o[0];if(!s)return;let i=t!==null&&this.#n===e.session&&s.format===t.format.format;this.#n=e.session,this.#o({format:s,choice:i?t.choice:yi,check:null,problem:""})}setFormat(t){let{draft:e}=this.context.ui;if(!e)return;let{start:o,end:s=null,step:i,objects:r=null,size:l=null}=e.choice;this.#o({format:t,choice:{start:o,end:s,step:i,objects:r,size:l},check:null,problem:""})}set(t){let{draft:e}=this.context.ui;e&&this.#o({...e,choice:{...e.choice,...t}})}setOption(t,e){let{draft:o}=this.context.ui;o&&this.set({options:{...o.choice.options,[t]:e}})}static keepsAll({format:t,choice:e}){return t.keeps&&!e.start&&e.end==null&&e.step===1&&!e.objects&&!e.size}close(){clearTimeout(this.#t),this.#e+=1}#o(t){this.context.store.update({draft:t}),clearTimeout(this.#t);let e=++this.#e;this.#t=setTimeout(()=>{this.#s(t,e)},xi)}async#s(t,e){let o;try{let{meta:i}=await this.context.quietly("check_export",{format:t.format.format,...t.choice});o={check:i,problem:""}}catch(i){o={check:null,problem:i instanceof Error?i.message:L.unexpected}}let{draft:s}=this.context.ui;s&&e===this.#e&&this.context.store.update({draft:{...s,...o}})}};var vi=6e4,Zt=class{constructor(t,e){this.context=t;this.edits=e;this.draft=new Tt(t)}context;edits;draft;#t=null;async run(t){let{store:e}=this.context,{format:o}=t;if(this.#t)return;let s=new AbortController;this.#t=s,e.update({exporting:{format:o,done:0,total:0},problem:null});try{if(!await this.edits.settled())return;let{state:i,propagation:r}=this.context.ui,{blob:l,name:a}=await this.#n(t,s.signal);wi(l,a),Tt.keepsAll(t)&&!r&&this.#e(i),e.update({announcement:P.saved(a)})}catch(i){D(i)||this.context.fail(i,()=>{this.run(t)})}finally{this.#t=null,e.update({exporting:null})}}#e({session:t,revision:e}){let{ui:o,store:s}=this.context;o.state.session===t&&s.update({state:{...o.state,exported:e}})}cancel(){this.#t?.abort()}async#n({format:t,choice:e},o){let s=[],i=({meta:{done:a,total:d},buffers:c})=>{a&&d&&this.context.store.update({exporting:{format:t,done:a,total:d}}),s.push(new Blob(c))},r=await this.context.stream("export",{format:t.format,...e},[],i,{signal:o});i(r);let l=r.meta.mime??"application/octet-stream";return{blob:new Blob(s,{type:l}),name:r.meta.name??t.format}}};function wi(n,t){let e=document.createElement("a");e.href=URL.createObjectURL(n),e.download=t,e.click(),setTimeout(()=>URL.revokeObjectURL(e.href),vi)}var Vn=500,ki=5e3,$i=700,Pi=1e4,Mi=2e3,Jt=class{constructor(t,e,o,s){this.context=t;this.navigation=e;this.loader=o;this.edits=s;t.lost.subscribe(()=>{this.#i()})}context;navigation;loader;edits;#t=new AbortController;#e=!1;#n=Vn;#o=-1/0;#s;dispose(){this.#t.abort(),clearTimeout(this.#s)}async#i(){let{host:t,store:e,ui:o}=this.context;if(this.#e||!t.mends||o.phase!=="ready"||this.#t.signal.aborted)return;this.#e=!0;let s=setTimeout(()=>e.update({reconnecting:!0}),$i);performance.now()-this.#o<Pi?await this.#l():this.#n=Vn;let i=null;for(;!i&&!this.#t.signal.aborted;)i=await this.#r(),i||await this.#l();clearTimeout(s),this.#e=!1,this.#o=performance.now(),!(!i||this.#t.signal.aborted)&&(e.update({reconnecting:!1}),this.#a(i))}async#r(){let{host:t}=this.context;try{return(await t.call("hello",{token:t.token})).meta}catch(e){return(!(e instanceof S)||e.code!=="network")&&this.context.fail(e),null}}#a({token:t,state:e,engine:o,exports:s,accept:i,kept:r}){let{context:l}=this,{host:a,store:d,ui:c}=l;if(d.update({engine:o,exports:s,accept:i,kept:r}),t!==a.token)return a.token=t,Mt(t),this.edits.clear(),c.state.medium?l.fail(new S("session",L.ended,L.endedHint)):void 0;let{revision:p}=c.state;this.navigation.accept(e)&&e.revision>p&&this.navigation.forgetMasks(),this.loader.refresh(),this.edits.settled(),clearTimeout(this.#s),this.#s=setTimeout(()=>{this.navigation.refetch(!1)},Mi)}#l(){let t=this.#n;return this.#n=Math.min(2*t,ki),new Promise(e=>{let o=()=>{clearTimeout(s),globalThis.removeEventListener?.("online",o),e()},s=setTimeout(o,t);globalThis.addEventListener?.("online",o),this.#t.signal.addEventListener("abort",o,{once:!0})})}};var Qt=class{constructor(t,e){this.context=t;this.loader=e}context;loader;accept(t){let{store:e,ui:o}=this.context,s=t.session===o.state.session;return s?e.update({...$n(o,t),...o.propagation?{}:{live:new Map}}):this.show(t),s}show(t){let{context:e}=this;e.leaving.emit(),this.loader.clear(),e.store.update(Pn(e.ui,t));let o=Math.min(...t.objects.flatMap(s=>Object.keys(s.prompts).map(Number)));this.goTo(Number.isFinite(o)?o:0)}async refetch(t=!0){let{revision:e}=this.context.ui.state;try{let o=await this.context.currentState();return this.accept(o)&&(t||o.revision>e)&&this.forgetMasks(),!0}catch{return!1}}forgetMasks(){this.context.masks.clear(),this.loader.refresh(),this.context.pixels.emit()}goTo(t){let{medium:e}=this.context.ui.state;if(!e)return;let o=Math.min(Math.max(Math.round(t),0),e.frames-1);o!==this.context.ui.frame&&this.context.store.update({frame:o,trying:-1}),this.loader.want(o),this.context.pixels.emit()}showBetween(t){this.context.store.update({between:t}),this.loader.reload()}select(t){let e=A(this.context.ui,t)?.name;this.context.store.update({selected:t,trying:-1,announcement:e?P.selected(e):""})}setTool(t,e=this.context.ui.announcement){this.context.store.update({tool:t,announcement:e})}set(t){let e={...this.context.ui.settings,...t};this.context.store.update({settings:e}),zn(e)}};var Ti=2**32-1,te=class{constructor(t,e,o,s,i){this.context=t;this.navigation=e;this.playback=o;this.exporting=s;this.early=i;t.store.subscribe(()=>this.#i())}context;navigation;playback;exporting;early;#t=null;#e=null;async run(t,e=!1){let{context:o}=this,{store:s,host:i}=o;if(t instanceof File&&t.size>Ti){let{tooLarge:d,tooLargeHint:c}=L;return o.fail(new S("media",d,c))}let r=!e&&Pt(o.ui);if(r&&!i.ownsPage)return this.#n(t,null);this.#t?.abort(),this.stay(),this.playback.pause();let l=new AbortController;this.#t=l,s.update({opening:Re.opening(t.name),problem:null}),r||this.early.show(t);let a=!1;try{let{state:d}=(await this.#r(t,r,l.signal)).meta;a=d!==void 0,d&&r?this.#n(t,d):d&&this.navigation.show(d),i.ownsPage&&Wt(i.token,o.ui.kept)}catch(d){o.fail(d,()=>{this.run(t,e)})}finally{this.#t===l&&(this.#t=null,a||this.early.clear(),s.update({opening:null}))}}cancel(){this.#t?.abort()}stay(){let t=this.#o();t?.state&&this.context.close(t.state.session)}discard(){let t=this.#o();t&&this.#s(t)}exportFirst(){if(!this.#e)return;this.#e={...this.#e,due:!0};let{opensLater:t,opensLaterHint:e,staying:o}=L,s=t(this.#e.source.name),i={label:o,run:()=>this.stay()};this.context.store.update({asking:null,problem:{kind:"hint",message:s,hint:e,action:i}})}#n(t,e){this.#e={source:t,state:e,before:this.context.ui.state.session,due:!1},this.context.store.update({asking:t.name})}#o(){let t=this.#e;return this.#e=null,this.context.ui.asking!==null&&this.context.store.update({asking:null}),t}#s({source:t,state:e,before:o}){if(!e)return void this.run(t,!0);this.exporting.cancel(),this.navigation.show(e),this.context.store.update({problem:null}),this.context.close(o)}#i(){let{ui:t}=this.context;this.#e&&(t.state.session!==this.#e.before?this.stay():this.#e.due&&!Pt(t)&&this.discard())}#r(t,e,o){let s=({meta:{status:l}})=>{l&&this.context.store.update({opening:Re[l]}),l==="encoding"&&!e&&this.exporting.cancel()},i=t instanceof File?{name:t.name}:{example:t.example},r=t instanceof File?[t]:[];return this.context.stream("open",{...i,...e?{keep:e}:{}},r,s,{signal:o})}};var ee=class{constructor(t,e,o){this.context=t;this.loader=e;this.navigation=o;t.leaving.subscribe(()=>this.pause())}context;loader;navigation;#t=0;#e=0;#n=0;toggle(){this.context.ui.playing?this.pause():this.play()}play(){let{medium:t}=this.context.ui.state;!t||t.frames<2||(this.context.ui.frame>=t.frames-1&&this.navigation.goTo(0),this.context.store.update({playing:!0}),this.#o(),this.#n=requestAnimationFrame(this.#s))}pause(){this.context.ui.playing&&(cancelAnimationFrame(this.#n),this.context.store.update({playing:!1}))}#o(){this.#t=this.context.ui.frame,this.#e=performance.now()}#s=()=>{let{ui:t}=this.context,{medium:e}=t.state;if(!t.playing||!e)return;this.#n=requestAnimationFrame(this.#s);let o=Math.floor((performance.now()-this.#e)*(e.fps||24)/1e3),s=Math.min(this.#t+o,e.frames-1),i=s;for(;i>t.frame&&!this.loader.ready(i);)i--;i>t.frame?this.navigation.goTo(i):s>t.frame&&(this.loader.want(t.frame+1),this.#o()),i>=e.frames-1&&this.pause()}};var ne=class{constructor(t,e,o,s){this.context=t;this.loader=e;this.navigation=o;this.settled=s;t.leaving.subscribe(()=>{this.abort(),this.#e&&(this.#e=!1,t.store.update({propagation:null}))})}context;loader;navigation;settled;range=null;#t=null;#e=!1;#n=!1;get running(){return this.#t!==null||this.#e}get following(){return this.running&&this.#n}unfollow(){this.#n=!1}cancel(){let{propagation:t}=this.context.ui;if(!t||t.stopping)return;let e=this.context.quietly("cancel",{});if(this.#t&&t.done===0)return this.abort(),void e.catch(()=>{});this.context.store.update({propagation:{...t,stopping:!0}}),e.catch(o=>{this.context.fail(o),this.abort();let{propagation:s}=this.context.ui;s&&this.context.store.update({propagation:{...s,stopping:!1}})})}abort(){this.#t?.abort()}hear({meta:t,buffers:e}){let{done:o=0,total:s=0}=t;if(!t.end)return this.#e||(this.#n=this.context.host.sharesView),this.#e=!0,this.#s({...t,done:o,total:s},e);this.#e=!1,t.state&&this.navigation.accept(t.state),this.#o()}forgetElsewhere(){this.#e&&(this.#e=!1,this.#o(),this.navigation.forgetMasks())}resume(){return this.run(null)}async run(t){let{context:e}=this;if(this.running||e.ui.state.objects.length===0&&e.ui.pending.length===0)return;let o=new AbortController;this.#t=o,this.range=t,this.#n=!0;let s=!0,i={done:0,total:0,secondsLeft:0,framesPerSecond:0,stopping:!1};e.store.update({propagation:i});try{if(!await this.settled()||e.ui.state.objects.length===0)return;let r=({meta:p,buffers:g})=>this.#s(p,g),{signal:l}=o,{meta:a}=t?await e.stream("propagate",t,[],r,{signal:l}):await e.stream("resume",{},[],r,{signal:l});a.state&&this.navigation.accept(a.state);let{cancelled:d,propagated:c}=P;e.store.update({announcement:e.ui.propagation?.stopping?d:c})}catch(r){D(r)?e.store.update({announcement:P.cancelled}):e.isMended(r)||e.fail(r,()=>{this.run(t)}),s=await this.navigation.refetch()}finally{this.#t=null,this.range=null,this.#o(s)}}#o(t=!0){this.context.store.update({propagation:null,...t?{live:new Map}:{}}),this.loader.refresh(),this.context.pixels.emit()}#s({frame:t,masks:e=[],...o},s){let{context:i}=this;if(!(this.#t?.signal.aborted||t===void 0)){for(let r of st(e,s)){let l=A(i.ui,r.data.object);l&&(!l.prompts[t]||!i.masks.get(t,r.data.object))&&i.masks.put(r)}i.store.update({live:An(i.ui.live,t,e),propagation:{done:o.done,total:o.total,secondsLeft:o.seconds_left??0,framesPerSecond:o.frames_per_second??0,stopping:i.ui.propagation?.stopping??!1}}),this.#n&&this.loader.ready(i.ui.frame)?this.navigation.goTo(t):t===i.ui.frame&&i.pixels.emit()}}};var oe=class{constructor(t,e,o){this.context=t;this.navigation=e;this.propagation=o;let{signal:s}=this.#t;window.addEventListener("pagehide",()=>this.#e(),{signal:s}),t.host.keepsWork||window.addEventListener("beforeunload",i=>this.#n(i),{signal:s})}context;navigation;propagation;#t=new AbortController;dispose(){this.#t.abort()}restore(){let{store:t,ui:e}=this.context,o=Bn(e.state.session);o&&(this.navigation.goTo(o.frame),A(e,o.selected)&&t.update({selected:o.selected}),o.propagating&&this.#o(o.propagating))}#e(){let{state:t,frame:e,selected:o}=this.context.ui,s=this.context.host.keepsWork?null:this.propagation.range;t.medium&&Nn({session:t.session,frame:e,selected:o,propagating:s})}#n(t){let{ui:e}=this.context;!(e.kept?.hours===null)&&Pt(e)&&t.preventDefault()}#o(t){let{unfinished:e}=this.context.ui.state,o=e?{label:$.resume(e.done,e.total),run:()=>{this.propagation.resume()}}:{label:L.propagateAgain,run:()=>{this.propagation.run(t)}},{reloaded:s,reloadedHint:i}=L;this.context.store.update({problem:{kind:"hint",message:s,hint:i,action:o}})}};var se=class{constructor(t){this.context=t;this.#n=t.store.subscribe(()=>this.#s())}context;#t;#e=!1;#n;dispose(){this.#n(),clearInterval(this.#t)}get#o(){let{opening:t,propagation:e,pending:o,busy:s}=this.context.ui;return t!==null||e!==null||o.length>0||s}#s(){if(this.#o!==(this.#t!==void 0)){if(this.#t===void 0){this.#t=setInterval(()=>{this.#i()},1e3);return}clearInterval(this.#t),this.#t=void 0,this.context.ui.waiting&&this.context.store.update({waiting:null})}}async#i(){if(!(this.#e||this.context.ui.reconnecting)){this.#e=!0;try{let{wait:t}=(await this.context.quietly("queue",{})).meta,e=this.#o&&t&&t.seconds>=1?t:null;(e||this.context.ui.waiting)&&this.context.store.update({waiting:e})}catch{}finally{this.#e=!1}}}};var Si=6e3,ie=class{constructor(t){this.host=t;let e=new Nt(t);this.context=e,this.#e=new Vt(e),this.navigation=new Qt(e,this.#e),this.edits=new Xt(e,this.#e,this.navigation),this.playback=new ee(e,this.#e,this.navigation);let o=()=>this.edits.settled();this.propagation=new ne(e,this.#e,this.navigation,o),this.exporting=new Zt(e,this.edits),this.#t=new Gt(e,s=>this.prompt(s,this.ui.frame)),this.opening=new te(e,this.navigation,this.playback,this.exporting,this.#t),this.#o=new oe(e,this.navigation,this.propagation),this.#s=new se(e),this.#i=new Jt(e,this.navigation,this.#e,this.edits),this.#n=new qt(e,this.navigation,this.#o),e.store.update({settings:{...this.ui.settings,...In()}}),this.#r=t.onPush({onPush:s=>this.#p(s),onMissed:()=>{this.#c()},onLost:()=>e.lost.emit()})}host;context;navigation;edits;playback;propagation;exporting;opening;#t;#e;#n;#o;#s;#i;#r;get ui(){return this.context.ui}get stats(){return this.context.stats}get selectedMask(){return this.context.masks.get(this.ui.frame,this.ui.selected)}get boundsOfSelected(){return this.#d(this.ui.selected,this.ui.frame)?.bounds??null}subscribe(t){return this.context.store.subscribe(t)}dispose(){this.#n.dispose(),this.playback.pause(),this.propagation.abort(),this.#r(),this.#o.dispose(),this.#s.dispose(),this.#t.dispose(),this.#i.dispose(),this.host.dispose(),this.#e.clear()}async connect(t=!1){await this.#n.connect(t)}async open(t){this.ui.phase==="lost"&&!await this.#n.connect()||await this.opening.run(t)}async deleteData(){try{await this.context.call("delete_data",{})}catch(t){return this.context.fail(t,()=>{this.deleteData()})}Dn(),await this.connect(!0),this.context.store.update({announcement:P.deleted})}seek(t){this.propagation.unfollow(),this.playback.pause();let e=this.ui.frame;this.navigation.goTo(t);let{frame:o,state:s}=this.ui;o!==e&&this.context.store.update({announcement:P.frame(o,(s.medium?.frames??1)-1)})}prompt(t,e,o="fitting"){if(e<0)return this.#t.keep(t);if(this.seek(e),!("box"in t)&&!t.labels.includes(1)&&!En(this.ui))return this.hint(q.nothingToSubtract);let s=o==="new"||o==="fitting"&&"box"in t&&this.#a(t.box);s&&o==="fitting"&&this.context.store.update({announcement:P.elsewhere}),this.edits.prompt(t,s)}pointAnew(t,e){let o=e<0?0:this.#l(t,e);o?this.navigation.select(o):this.prompt({points:[t],labels:[1]},e,"new")}#a(t){let e=this.#d(this.ui.selected,this.ui.frame);return e!==null&&e.area>0&&!e.meets(t)}#l([t,e],o){let s=[t,e,t+.01,e+.01];return this.ui.state.objects.findLast(({id:r,visible:l})=>l&&this.#d(r,o)?.meets(s))?.id??0}#d(t,e){let{masks:o,ui:s}=this.context,i=o.get(e,t);return i&&s.state.objects.some(({id:l})=>l===t)?o.shape(i.counts,s.state.medium?.height??0):null}tryOn(t){t!==this.ui.trying&&this.context.store.update({trying:t})}peek(t){t!==this.ui.peeking&&this.context.store.update({peeking:t})}announce(t){this.context.store.update({announcement:t})}hint([t,e]){let o={kind:"hint",message:t,hint:e,action:null};this.context.store.update({problem:o}),setTimeout(()=>this.ui.problem===o&&this.dismiss(),Si)}dismiss(){this.context.store.update({problem:null})}act(){let t=this.ui.problem?.action;this.dismiss(),t?.run==="start again"?this.connect(!0):t?.run()}#p(t){let{meta:e}=t;if(this.ui.phase!=="ready")return;if(e.error)return this.context.fail(new S(e.error.code,e.error.message,e.error.hint));e.session!==void 0&&e.session!==this.ui.state.session&&e.push!=="open"||(e.push==="propagate"?this.propagation.hear(t):e.push==="edit"?this.edits.accept(t,this.host.sharesView):e.state&&this.navigation.accept(e.state))}async#c(){this.ui.phase==="ready"&&(this.propagation.forgetElsewhere(),await this.navigation.refetch(!1))}};var Ei=12e4,Wn=1<<20;function Be(n){return new Ne(n)}var Ne=class{constructor(t){this.model=t;t.on("msg:custom",this.#a)}model;ownsPage=!1;keepsWork=!0;mends=!1;sharesView=!0;token="new";#t=new Map;#e=new Set;#n=new Set;#o=0;client=V();call(t,e={},o=[],s={}){return this.#r({type:"call",op:t,meta:this.#s(e)},o,void 0,s)}async stream(t,e,o,s,i={}){let r=o[0]&&{upload:await this.#i(o[0],e,i)};return this.#r({type:"stream",op:t,meta:this.#s({...e,...r})},[],s,i)}#s(t){return{...t,client:this.client}}async#i(t,e,o){let s=`${this.client}-${++this.#o}`,i=t instanceof Uint8Array?t.byteLength:t.size;for(let r=0;r<i||r===0;r+=Wn){let l=t.slice(r,r+Wn);await this.#r({type:"chunk",upload:s,meta:{...e,offset:r}},[l],void 0,o)}return s}onPush(t){return this.#e.add(t),()=>this.#e.delete(t)}dispose(){this.model.off("msg:custom",this.#a);for(let t of this.#t.values())t.reject(new DOMException("Disposed.","AbortError"));this.#t.clear()}async#r(t,e,o,{signal:s}){let i=await Promise.all(e.map(Ai)),r=`${this.client}-${++this.#o}`;return new Promise((l,a)=>{let d,c=()=>{clearTimeout(d),s?.removeEventListener("abort",g),this.#t.delete(r)},p=m=>{c(),a(m)},g=()=>{this.model.send({id:r,type:"cancel",...t.upload?{upload:t.upload}:{}}),p(new DOMException("Stopped.","AbortError"))};if(s?.aborted)return a(new DOMException("Stopped.","AbortError"));s?.addEventListener("abort",g,{once:!0}),t.type!=="stream"&&(d=setTimeout(()=>{this.#n.add(r),p(et(z.kernelSilent))},Ei)),this.#t.set(r,{resolve:m=>{c(),l(m)},reject:p,onPart:o});try{this.model.send({id:r,...t},void 0,i)}catch{p(et(z.kernelGone))}})}#a=(t,e=[])=>{let o={meta:t.meta,buffers:e.map(i=>new Uint8Array(i.buffer,i.byteOffset,i.byteLength))},s=this.#t.get(t.id??"");if(!s){let i=this.#n.delete(t.id??""),r=t.id?.startsWith(`${this.client}-`);if(!t.meta.push||r&&!i&&!t.meta.end)return;for(let l of this.#e)l.onPush(o);return}try{nt(o)}catch(i){return s.reject(i)}s.onPart&&!Ht(o)?s.onPart(o):s.resolve(o)}};async function Ai(n){return n instanceof Uint8Array?n:new Uint8Array(await n.arrayBuffer())}var Ci="edgetam-still";var Kn=new Set;function qn(n,t){let e,o=!1,s=()=>{let d=Number(n.get("frame"));t.ui.state.medium&&d!==t.ui.frame&&t.seek(d)},i=()=>{let d=Number(n.get("selected"));t.ui.state.objects.some(({id:p})=>p===d)&&d!==t.ui.selected&&t.navigation.select(d)},r=()=>{clearTimeout(e);let{frame:d,selected:c,state:p,playing:g}=t.ui,m=g||t.propagation.following,f=Object.entries({...m?{}:{frame:d},selected:c,revision:p.revision});f.every(([w,_])=>_===n.get(w))||(e=setTimeout(()=>{for(let[w,_]of f)n.set(w,_);n.save_changes()},50))},l=()=>{t.ui.phase==="ready"&&(!o&&t.ui.state.medium&&(o=!0,(n.get("frame")||Kn.has(n.get("still_id")))&&s(),Kn.add(n.get("still_id")),i()),r())},a=t.subscribe(l);return n.on("change:frame",s),n.on("change:selected",i),()=>{clearTimeout(e),a(),n.off("change:frame",s),n.off("change:selected",i)}}function Gn(n,t){let e=document.createElement("style");e.textContent=`.${Ci}[data-widget="${CSS.escape(String(n.get("still_id")))}"]{display:none!important}`;let o=t.subscribe(()=>{t.ui.phase==="ready"&&!e.isConnected&&document.head.append(e)});return()=>{o(),e.remove()}}var re=globalThis,ae=re.ShadowRoot&&(re.ShadyCSS===void 0||re.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Fe=Symbol(),Yn=new WeakMap,St=class{constructor(t,e,o){if(this._$cssResult$=!0,o!==Fe)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=e}get styleSheet(){let t=this.o,e=this.t;if(ae&&t===void 0){let o=e!==void 0&&e.length===1;o&&(t=Yn.get(e)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),o&&Yn.set(e,t))}return t}toString(){return this.cssText}},Xn=n=>new St(typeof n=="string"?n:n+"",void 0,Fe),C=(n,...t)=>{let e=n.length===1?n[0]:t.reduce((o,s,i)=>o+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(s)+n[i+1],n[0]);return new St(e,n,Fe)},Zn=(n,t)=>{if(ae)n.adoptedStyleSheets=t.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let e of t){let o=document.createElement("style"),s=re.litNonce;s!==void 0&&o.setAttribute("nonce",s),o.textContent=e.cssText,n.appendChild(o)}},Ve=ae?n=>n:n=>n instanceof CSSStyleSheet?(t=>{let e="";for(let o of t.cssRules)e+=o.cssText;return Xn(e)})(n):n;var{is:_i,defineProperty:Li,getOwnPropertyDescriptor:ji,getOwnPropertyNames:Oi,getOwnPropertySymbols:Ri,getPrototypeOf:Di}=Object,le=globalThis,Jn=le.trustedTypes,Hi=Jn?Jn.emptyScript:"",Ui=le.reactiveElementPolyfillSupport,Et=(n,t)=>n,We={toAttribute(n,t){switch(t){case Boolean:n=n?Hi:null;break;case Object:case Array:n=n==null?n:JSON.stringify(n)}return n},fromAttribute(n,t){let e=n;switch(t){case Boolean:e=n!==null;break;case Number:e=n===null?null:Number(n);break;case Object:case Array:try{e=JSON.parse(n)}catch{e=null}}return e}},to=(n,t)=>!_i(n,t),Qn={attribute:!0,type:String,converter:We,reflect:!1,useDefault:!1,hasChanged:to};Symbol.metadata??=Symbol("metadata"),le.litPropertyMetadata??=new WeakMap;var W=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,e=Qn){if(e.state&&(e.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((e=Object.create(e)).wrapped=!0),this.elementProperties.set(t,e),!e.noAccessor){let o=Symbol(),s=this.getPropertyDescriptor(t,o,e);s!==void 0&&Li(this.prototype,t,s)}}static getPropertyDescriptor(t,e,o){let{get:s,set:i}=ji(this.prototype,t)??{get(){return this[e]},set(r){this[e]=r}};return{get:s,set(r){let l=s?.call(this);i?.call(this,r),this.requestUpdate(t,l,o)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??Qn}static _$Ei(){if(this.hasOwnProperty(Et("elementProperties")))return;let t=Di(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(Et("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(Et("properties"))){let e=this.properties,o=[...Oi(e),...Ri(e)];for(let s of o)this.createProperty(s,e[s])}let t=this[Symbol.metadata];if(t!==null){let e=litPropertyMetadata.get(t);if(e!==void 0)for(let[o,s]of e)this.elementProperties.set(o,s)}this._$Eh=new Map;for(let[e,o]of this.elementProperties){let s=this._$Eu(e,o);s!==void 0&&this._$Eh.set(s,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){let e=[];if(Array.isArray(t)){let o=new Set(t.flat(1/0).reverse());for(let s of o)e.unshift(Ve(s))}else t!==void 0&&e.push(Ve(t));return e}static _$Eu(t,e){let o=e.attribute;return o===!1?void 0:typeof o=="string"?o:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){let t=new Map,e=this.constructor.elementProperties;for(let o of e.keys())this.hasOwnProperty(o)&&(t.set(o,this[o]),delete this[o]);t.size>0&&(this._$Ep=t)}createRenderRoot(){let t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Zn(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,e,o){this._$AK(t,o)}_$ET(t,e){let o=this.constructor.elementProperties.get(t),s=this.constructor._$Eu(t,o);if(s!==void 0&&o.reflect===!0){let i=(o.converter?.toAttribute!==void 0?o.converter:We).toAttribute(e,o.type);this._$Em=t,i==null?this.removeAttribute(s):this.setAttribute(s,i),this._$Em=null}}_$AK(t,e){let o=this.constructor,s=o._$Eh.get(t);if(s!==void 0&&this._$Em!==s){let i=o.getPropertyOptions(s),r=typeof i.converter=="function"?{fromAttribute:i.converter}:i.converter?.fromAttribute!==void 0?i.converter:We;this._$Em=s;let l=r.fromAttribute(e,i.type);this[s]=l??this._$Ej?.get(s)??l,this._$Em=null}}requestUpdate(t,e,o,s=!1,i){if(t!==void 0){let r=this.constructor;if(s===!1&&(i=this[t]),o??=r.getPropertyOptions(t),!((o.hasChanged??to)(i,e)||o.useDefault&&o.reflect&&i===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,o))))return;this.C(t,e,o)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,e,{useDefault:o,reflect:s,wrapped:i},r){o&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??e??this[t]),i!==!0||r!==void 0)||(this._$AL.has(t)||(this.hasUpdated||o||(e=void 0),this._$AL.set(t,e)),s===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[s,i]of this._$Ep)this[s]=i;this._$Ep=void 0}let o=this.constructor.elementProperties;if(o.size>0)for(let[s,i]of o){let{wrapped:r}=i,l=this[s];r!==!0||this._$AL.has(s)||l===void 0||this.C(s,void 0,i,l)}}let t=!1,e=this._$AL;try{t=this.shouldUpdate(e),t?(this.willUpdate(e),this._$EO?.forEach(o=>o.hostUpdate?.()),this.update(e)):this._$EM()}catch(o){throw t=!1,this._$EM(),o}t&&this._$AE(e)}willUpdate(t){}_$AE(t){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(t){}firstUpdated(t){}};W.elementStyles=[],W.shadowRootOptions={mode:"open"},W[Et("elementProperties")]=new Map,W[Et("finalized")]=new Map,Ui?.({ReactiveElement:W}),(le.reactiveElementVersions??=[]).push("2.1.2");var qe=globalThis,eo=n=>n,de=qe.trustedTypes,no=de?de.createPolicy("lit-html",{createHTML:n=>n}):void 0,Ge="$lit$",K=`lit$${Math.random().toFixed(9).slice(2)}$`,Ye="?"+K,zi=`<${Ye}>`,at=document,Ct=()=>at.createComment(""),_t=n=>n===null||typeof n!="object"&&typeof n!="function",Xe=Array.isArray,lo=n=>Xe(n)||typeof n?.[Symbol.iterator]=="function",Ke=`[ 	
\f\r]`,At=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,oo=/-->/g,so=/>/g,it=RegExp(`>|${Ke}(?:([^\\s"'>=/]+)(${Ke}*=${Ke}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),io=/'/g,ro=/"/g,co=/^(?:script|style|textarea|title)$/i,Ze=n=>(t,...e)=>({_$litType$:n,strings:t,values:e}),h=Ze(1),y=Ze(2),jl=Ze(3),H=Symbol.for("lit-noChange"),u=Symbol.for("lit-nothing"),ao=new WeakMap,rt=at.createTreeWalker(at,129);function po(n,t){if(!Xe(n)||!n.hasOwnProperty("raw"))throw Error("invalid template strings array");return no!==void 0?no.createHTML(t):t}var ho=(n,t)=>{let e=n.length-1,o=[],s,i=t===2?"<svg>":t===3?"<math>":"",r=At;for(let l=0;l<e;l++){let a=n[l],d,c,p=-1,g=0;for(;g<a.length&&(r.lastIndex=g,c=r.exec(a),c!==null);)g=r.lastIndex,r===At?c[1]==="!--"?r=oo:c[1]!==void 0?r=so:c[2]!==void 0?(co.test(c[2])&&(s=RegExp("</"+c[2],"g")),r=it):c[3]!==void 0&&(r=it):r===it?c[0]===">"?(r=s??At,p=-1):c[1]===void 0?p=-2:(p=r.lastIndex-c[2].length,d=c[1],r=c[3]===void 0?it:c[3]==='"'?ro:io):r===ro||r===io?r=it:r===oo||r===so?r=At:(r=it,s=void 0);let m=r===it&&n[l+1].startsWith("/>")?" ":"";i+=r===At?a+zi:p>=0?(o.push(d),a.slice(0,p)+Ge+a.slice(p)+K+m):a+K+(p===-2?l:m)}return[po(n,i+(n[e]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),o]},Lt=class n{constructor({strings:t,_$litType$:e},o){let s;this.parts=[];let i=0,r=0,l=t.length-1,a=this.parts,[d,c]=ho(t,e);if(this.el=n.createElement(d,o),rt.currentNode=this.el.content,e===2||e===3){let p=this.el.content.firstChild;p.replaceWith(...p.childNodes)}for(;(s=rt.nextNode())!==null&&a.length<l;){if(s.nodeType===1){if(s.hasAttributes())for(let p of s.getAttributeNames())if(p.endsWith(Ge)){let g=c[r++],m=s.getAttribute(p).split(K),f=/([.?@])?(.*)/.exec(g);a.push({type:1,index:i,name:f[2],strings:m,ctor:f[1]==="."?pe:f[1]==="?"?he:f[1]==="@"?ue:dt}),s.removeAttribute(p)}else p.startsWith(K)&&(a.push({type:6,index:i}),s.removeAttribute(p));if(co.test(s.tagName)){let p=s.textContent.split(K),g=p.length-1;if(g>0){s.textContent=de?de.emptyScript:"";for(let m=0;m<g;m++)s.append(p[m],Ct()),rt.nextNode(),a.push({type:2,index:++i});s.append(p[g],Ct())}}}else if(s.nodeType===8)if(s.data===Ye)a.push({type:2,index:i});else{let p=-1;for(;(p=s.data.indexOf(K,p+1))!==-1;)a.push({type:7,index:i}),p+=K.length-1}i++}}static createElement(t,e){let o=at.createElement("template");return o.innerHTML=t,o}};function lt(n,t,e=n,o){if(t===H)return t;let s=o!==void 0?e._$Co?.[o]:e._$Cl,i=_t(t)?void 0:t._$litDirective$;return s?.constructor!==i&&(s?._$AO?.(!1),i===void 0?s=void 0:(s=new i(n),s._$AT(n,e,o)),o!==void 0?(e._$Co??=[])[o]=s:e._$Cl=s),s!==void 0&&(t=lt(n,s._$AS(n,t.values),s,o)),t}var ce=class{constructor(t,e){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=e}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:e},parts:o}=this._$AD,s=(t?.creationScope??at).importNode(e,!0);rt.currentNode=s;let i=rt.nextNode(),r=0,l=0,a=o[0];for(;a!==void 0;){if(r===a.index){let d;a.type===2?d=new gt(i,i.nextSibling,this,t):a.type===1?d=new a.ctor(i,a.name,a.strings,this,t):a.type===6&&(d=new me(i,this,t)),this._$AV.push(d),a=o[++l]}r!==a?.index&&(i=rt.nextNode(),r++)}return rt.currentNode=at,s}p(t){let e=0;for(let o of this._$AV)o!==void 0&&(o.strings!==void 0?(o._$AI(t,o,e),e+=o.strings.length-2):o._$AI(t[e])),e++}},gt=class n{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,e,o,s){this.type=2,this._$AH=u,this._$AN=void 0,this._$AA=t,this._$AB=e,this._$AM=o,this.options=s,this._$Cv=s?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,e=this._$AM;return e!==void 0&&t?.nodeType===11&&(t=e.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,e=this){t=lt(this,t,e),_t(t)?t===u||t==null||t===""?(this._$AH!==u&&this._$AR(),this._$AH=u):t!==this._$AH&&t!==H&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):lo(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==u&&_t(this._$AH)?this._$AA.nextSibling.data=t:this.T(at.createTextNode(t)),this._$AH=t}$(t){let{values:e,_$litType$:o}=t,s=typeof o=="number"?this._$AC(t):(o.el===void 0&&(o.el=Lt.createElement(po(o.h,o.h[0]),this.options)),o);if(this._$AH?._$AD===s)this._$AH.p(e);else{let i=new ce(s,this),r=i.u(this.options);i.p(e),this.T(r),this._$AH=i}}_$AC(t){let e=ao.get(t.strings);return e===void 0&&ao.set(t.strings,e=new Lt(t)),e}k(t){Xe(this._$AH)||(this._$AH=[],this._$AR());let e=this._$AH,o,s=0;for(let i of t)s===e.length?e.push(o=new n(this.O(Ct()),this.O(Ct()),this,this.options)):o=e[s],o._$AI(i),s++;s<e.length&&(this._$AR(o&&o._$AB.nextSibling,s),e.length=s)}_$AR(t=this._$AA.nextSibling,e){for(this._$AP?.(!1,!0,e);t!==this._$AB;){let o=eo(t).nextSibling;eo(t).remove(),t=o}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},dt=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,e,o,s,i){this.type=1,this._$AH=u,this._$AN=void 0,this.element=t,this.name=e,this._$AM=s,this.options=i,o.length>2||o[0]!==""||o[1]!==""?(this._$AH=Array(o.length-1).fill(new String),this.strings=o):this._$AH=u}_$AI(t,e=this,o,s){let i=this.strings,r=!1;if(i===void 0)t=lt(this,t,e,0),r=!_t(t)||t!==this._$AH&&t!==H,r&&(this._$AH=t);else{let l=t,a,d;for(t=i[0],a=0;a<i.length-1;a++)d=lt(this,l[o+a],e,a),d===H&&(d=this._$AH[a]),r||=!_t(d)||d!==this._$AH[a],d===u?t=u:t!==u&&(t+=(d??"")+i[a+1]),this._$AH[a]=d}r&&!s&&this.j(t)}j(t){t===u?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},pe=class extends dt{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===u?void 0:t}},he=class extends dt{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==u)}},ue=class extends dt{constructor(t,e,o,s,i){super(t,e,o,s,i),this.type=5}_$AI(t,e=this){if((t=lt(this,t,e,0)??u)===H)return;let o=this._$AH,s=t===u&&o!==u||t.capture!==o.capture||t.once!==o.once||t.passive!==o.passive,i=t!==u&&(o===u||s);s&&this.element.removeEventListener(this.name,this,o),i&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},me=class{constructor(t,e,o){this.element=t,this.type=6,this._$AN=void 0,this._$AM=e,this.options=o}get _$AU(){return this._$AM._$AU}_$AI(t){lt(this,t)}},uo={M:Ge,P:K,A:Ye,C:1,L:ho,R:ce,D:lo,V:lt,I:gt,H:dt,N:he,U:ue,B:pe,F:me},Ii=qe.litHtmlPolyfillSupport;Ii?.(Lt,gt),(qe.litHtmlVersions??=[]).push("3.3.3");var mo=(n,t,e)=>{let o=e?.renderBefore??t,s=o._$litPart$;if(s===void 0){let i=e?.renderBefore??null;o._$litPart$=s=new gt(t.insertBefore(Ct(),i),i,void 0,e??{})}return s._$AI(n),s};var Je=globalThis,X=class extends W{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){let e=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=mo(e,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return H}};X._$litElement$=!0,X.finalized=!0,Je.litElementHydrateSupport?.({LitElement:X});var Ni=Je.litElementPolyfillSupport;Ni?.({LitElement:X});(Je.litElementVersions??=[]).push("4.2.2");function ct(n,t){let e=Math.min(t.width/n.width,t.height/n.height)||1;return{scale:e,x:(t.width-n.width*e)/2,y:(t.height-n.height*e)/2}}function jt(n,t,e){let o=ct(t,e).scale,s=Math.min(Math.max(n.scale,o),Math.max(40,o));return{scale:s,x:go(n.x,t.width*s,e.width),y:go(n.y,t.height*s,e.height)}}function go(n,t,e){return t<=e?(e-t)/2:Math.min(0,Math.max(e-t,n))}function bo(n,t,e,o,s){let i=ct(o,s).scale,r=Math.min(Math.max(n.scale*e,i),Math.max(40,i)),l=r/n.scale;return jt({scale:r,x:t[0]-(t[0]-n.x)*l,y:t[1]-(t[1]-n.y)*l},o,s)}function xo({x0:n,y0:t,x1:e,y1:o},s,i){let[r,l]=[(e-n)*1.25,(o-t)*1.25],a=Math.min(i.width/r,i.height/l,40),[d,c]=[i.width/2-(n+e)/2*a,i.height/2-(t+o)/2*a];return jt({scale:a,x:d,y:c},s,i)}function yo(n,t,e,o,s){return jt({...n,x:n.x+t,y:n.y+e},o,s)}function Qe(n,t){return[(t[0]-n.x)/n.scale,(t[1]-n.y)/n.scale]}function j(n,t){return[t[0]*n.scale+n.x,t[1]*n.scale+n.y]}function tn(n,t){return[fo(n[0],t.width),fo(n[1],t.height)]}function fo(n,t){let e=Math.round(n*100)/100;return Math.min(Math.max(e,0),t-.01)}function vo(n,t,e){let[o,s]=Qe(n,t),i=Math.max(-o,o-e.width,0),r=Math.max(-s,s-e.height,0);return Math.max(i,r)*n.scale}function ft(n,t){return[Math.min(n[0],t[0]),Math.min(n[1],t[1]),Math.max(n[0],t[0]),Math.max(n[1],t[1])]}function pt(n,t){return Math.hypot(n[0]-t[0],n[1]-t[1])}function en(n,t){return[(n[0]+t[0])/2,(n[1]+t[1])/2]}var Bi={mouse:4,pen:8,touch:12},Fi={mouse:6,pen:8,touch:12},Vi=250,Wi=300,Ki={mouse:6,pen:10,touch:16},ge=class{constructor(t,e){this.element=t;this.handler=e;let{signal:o}=this.#p;t.addEventListener("pointerdown",this.#m,{signal:o}),t.addEventListener("pointermove",this.#h,{signal:o}),t.addEventListener("pointerup",this.#v,{signal:o}),t.addEventListener("pointercancel",this.#$,{signal:o}),t.addEventListener("pointerleave",()=>e.hover(null),{signal:o}),t.addEventListener("touchstart",this.#P,{signal:o,passive:!1}),t.addEventListener("touchmove",this.#P,{signal:o,passive:!1}),t.addEventListener("wheel",this.#M,{signal:o,passive:!1}),t.addEventListener("contextmenu",s=>s.preventDefault(),{signal:o})}element;handler;#t=new Map;#e="idle";#n=[0,0];#o="mouse";#s=!1;#i=!1;#r=!1;#a=!1;#l;#d={at:[0,0],time:-1/0,negative:!1};#p=new AbortController;dispose(){clearTimeout(this.#l),this.#p.abort()}set space(t){this.#a=t,this.element.toggleAttribute("data-space",t)}cancel(){let t=this.#e==="box"||this.#e==="grip";return this.#c(this.#t.size>0?"spent":"idle"),t}#c(t){let e=this.#e;this.#e=t,clearTimeout(this.#l),(e==="held"||e==="box")&&this.handler.held(null),e==="box"&&this.handler.draft(null),e==="grip"&&this.handler.drop("cancelled"),this.element.toggleAttribute("data-moving",t==="pan")}#m=t=>{if(t.button>2)return;t.preventDefault(),this.element.focus({preventScroll:!0}),this.element.setPointerCapture(t.pointerId);let e=this.handler.at(t);if(this.#t.set(t.pointerId,e),this.#t.size>1)return this.#c(this.#t.size===2?"pinch":this.#e);let o=this.handler.tool();if(this.#n=e,this.#o=t.pointerType,this.#s=!1,this.#r=t.shiftKey,this.#i=t.button===2||t.altKey||t.ctrlKey||o==="subtract",this.handler.hover(null),t.button===1||this.#a||o==="pan"&&t.button===0)return this.#c("pan");this.handler.press(e);let s=this.#o==="touch";if(!this.#r&&this.handler.take(e,s))return this.#c("grip");this.#c("press"),s&&!this.#i&&o!=="box"&&(this.#l=setTimeout(()=>this.#u(),Vi))};#u(){this.#c("held"),this.handler.held(this.#n)}#h=t=>{let e=this.#t.get(t.pointerId),o=this.handler.at(t);if(!e){t.pointerType!=="touch"&&t.buttons===0&&this.handler.hover(o);return}if(this.#e==="pinch"&&this.#y(t.pointerId,e,o),this.#t.set(t.pointerId,o),this.#e==="pan")return this.handler.pan(o[0]-e[0],o[1]-e[1]);this.#s||=pt(o,this.#n)>(Bi[this.#o]??4),this.#s&&(this.#e==="press"?this.#f(o):this.#e==="held"&&this.#g(),this.#e==="box"?this.handler.draft(o):this.#e==="grip"&&this.handler.carry(o))};#f(t){let e=this.#o==="touch";this.handler.tool()==="box"||!(e||this.#i)?this.#g():e&&this.handler.zoomed()?(this.#c("pan"),this.handler.pan(t[0]-this.#n[0],t[1]-this.#n[1])):e&&this.#c("spent")}#g(){this.#c("box"),this.handler.drag()}#y(t,e,o){let s=[...this.#t].find(([a])=>a!==t)?.[1];if(!s)return;let i=en(e,s),r=en(o,s);this.handler.pan(r[0]-i[0],r[1]-i[1]);let l=pt(e,s);l>0&&this.handler.zoom(pt(o,s)/l,r)}#v=t=>{if(!this.#t.delete(t.pointerId))return;let e=this.handler.at(t),o=this.#e;if(this.#t.size>0)return this.#c(o==="pinch"&&this.#t.size===1?"pan":"spent");if(o==="grip")return this.#w(t.timeStamp);this.#c("idle"),(o==="press"||o==="held")&&!this.#b(t.timeStamp)&&this.#x(),o==="box"&&this.#k(e)};#w(t){this.#e="idle",this.#s?this.handler.drop("moved"):this.#b(t)?this.handler.drop("cancelled"):this.handler.drop("clicked")||this.#x()}#b(t){let{at:e,time:o,negative:s}=this.#d;return this.#d={at:this.#n,time:t,negative:this.#i},pt(this.#n,e)<=(Ki[this.#o]??6)&&t-o<Wi&&s===this.#i}#x(){this.handler.tool()==="box"&&!this.#i?this.handler.refuse():this.handler.point(this.#i?0:1,this.#r)}#k(t){Math.min(Math.abs(t[0]-this.#n[0]),Math.abs(t[1]-this.#n[1]))<(Fi[this.#o]??6)?this.handler.refuse():this.handler.box(t,this.#r)}#$=t=>{this.#t.delete(t.pointerId),this.#c(this.#t.size>0?"spent":"idle")};#P=t=>{(t.touches.length>1||this.#o!=="touch"||!["idle","press","spent"].includes(this.#e))&&t.cancelable&&t.preventDefault()};#M=t=>{if(!this.handler.wheel(t))return;t.preventDefault();let e=t.deltaMode===WheelEvent.DOM_DELTA_LINE?33:1,o=Math.max(-120,Math.min(120,t.deltaY*e));this.handler.zoom(Math.exp(-o*(t.ctrlKey?.01:.0022)),this.handler.at(t))}};var qi={mouse:9,finger:14},Gi={mouse:5,finger:12};function fe({points:n,box:t},e,o,s){let i=s?"finger":"mouse",r=qi[i],l=-1;return n.forEach((a,d)=>{let c=pt(j(e,a),o);c<=r&&([r,l]=[c,d])}),l>=0?{point:l}:t&&Yi(t,e,o,Gi[i])}function Yi(n,t,[e,o],s){let[i,r]=j(t,[n[0],n[1]]),[l,a]=j(t,[n[2],n[3]]);if(e<i-s||e>l+s||o<r-s||o>a+s)return null;let d=(p,g,m)=>{let[f,w]=[Math.abs(m-p),Math.abs(m-g)];return Math.min(f,w)>s?0:f<=w?-1:1},c=[d(i,l,e),d(r,a,o)];return c[0]===0&&c[1]===0?null:{sides:c}}function nn(n,[t,e],[o,s]){let i=(c,p,g,m)=>{if(g===0)return[c,p];let f=g<0?p:c;return[Math.min(f,m),Math.max(f,m)]},[r,l]=i(n[0],n[2],t,o),[a,d]=i(n[1],n[3],e,s);return[r,a,l,d]}function wo(n,t,e){return"point"in t?{...n,points:n.points.map((o,s)=>s===t.point?e:o)}:{...n,box:n.box&&nn(n.box,t.sides,e)}}function ko(n){if("point"in n)return"pointer";let[t,e]=n.sides;return t===0?"ns-resize":e===0?"ew-resize":t===e?"nwse-resize":"nesw-resize"}var $o=900,be=50,xe=150,Xi=.3,Zi="#ffffff";function Po({ui:n,masks:t},e){if(e<0||n.peeking)return[];let o=n.state.medium?.height??0,s=[];for(let i of n.state.objects){let r=i.visible?t.get(e,i.id):void 0,l=$t(i,n.live,e)?.kind;if(!r||!l)continue;let a=i.id===n.selected,d=a?r.candidates[n.trying]:void 0,c=t.shape((d??r).counts,o);s.push({shape:c,color:i.color,selected:a,stale:l==="stale"})}return s.sort((i,r)=>Number(i.selected)-Number(r.selected))}function Mo({ui:n},t,e,o){let s=n.peeking?[]:[...Ji(n,t,e),...Qi(n,t)],i=!o&&n.pending.length>0&&on(n)>=xe;return{prompts:s,draft:e.draft,draftColor:To(n,n.selected),crosshair:e.crosshair,held:e.held,phase:i?performance.now()%$o/$o:Xi}}function bt(n,t){let e=A(n,n.selected);return!n.settings.prompts||!e?.visible||e.locked||n.pending.length>0?null:e.prompts[t]??null}function on(n){return performance.now()-Math.min(...n.pending.map(t=>t.since))}function Ji(n,t,{grip:e,to:o}){let s=A(n,n.selected),i=s?.prompts[t];if(!n.settings.prompts||!s?.visible||!i)return[];let{points:r,labels:l,box:a}=e&&o?wo(i,e,o):i,d=n.pending.some(c=>c.object===s.id&&c.frame===t&&c.box);return[{points:r,labels:l,box:d?null:a,color:s.color,pending:!1,grip:e}]}function Qi(n,t){return n.pending.filter(e=>e.frame===t&&performance.now()-e.since>=be).map(({points:e,labels:o,box:s,object:i})=>({points:e,labels:o,box:s,color:To(n,i),pending:!0,grip:null}))}function To(n,t){return A(n,t)?.color??Zi}var tr=16,er=10;function So(n,t,e,o){let s=a=>t.image!==null&&vo(t.view,a,t.image)<=tr,i={frame:-1,at:[0,0],near:!1},r=(a,d)=>{let c=t.image&&bt(e.ui,t.shown);return c&&fe(c,t.view,a,d)},l=(a,d)=>{let{frame:c}=i,p=bt(e.ui,c)?.box;"point"in a?e.edits.movePoint(a.point,d,c):p&&e.prompt({box:nn(p,a.sides,d)},c,"selected")};return new ge(n,{at:a=>t.canvasAt(a.clientX,a.clientY),tool:()=>e.ui.tool,zoomed:()=>!t.fitted,press:a=>i={frame:t.shown,at:t.imageAt(a),near:s(a)},take:(a,d)=>{let c=r(a,d);return t.do({grip:c}),c!==null},carry:a=>t.do({to:t.imageAt(a)}),drop:a=>{let{grip:d,to:c}=t.doing;return t.do({grip:null,to:null}),d?(a==="moved"&&c&&l(d,c),a==="clicked"&&"point"in d&&e.edits.removePoint(d.point,i.frame),"point"in d):!1},held:a=>{t.do({held:a&&t.imageAt(a)}),a&&navigator.vibrate?.(er)},drag:()=>{i.frame>=0&&e.seek(i.frame)},draft:a=>t.do({draft:a&&ft(i.at,t.imageAt(a))}),point:(a,d)=>{i.near&&(d?e.pointAnew(i.at,i.frame):e.prompt({points:[i.at],labels:[a]},i.frame))},box:(a,d)=>{let c=ft(i.at,t.imageAt(a));c[0]<c[2]&&c[1]<c[3]&&e.prompt({box:c},i.frame,d?"new":"fitting")},refuse:()=>e.hint(q.sliver),hover:a=>{let d=a&&e.ui.tool!=="pan"?r(a,!1):null;n.style.cursor=d?ko(d):"",(d||t.doing.grip)&&t.do({grip:d})},pan:(a,d)=>t.pan(a,d),zoom:(a,d)=>t.zoom(a,d),wheel:a=>!t.image||t.fitted&&a.deltaY>0?!1:e.host.ownsPage||a.ctrlKey||o()})}var Eo=new WeakMap;function Z(n,...t){let e=Eo.get(n);return Eo.set(n,t),e?.length!==t.length||e.some((o,s)=>o!==t[s])}function Ao(n){let t=Number.parseInt(n.slice(1),16),e=o=>{let s=(t>>o&255)/255;return s<=.04045?s/12.92:((s+.055)/1.055)**2.4};return .2126*e(16)+.7152*e(8)+.0722*e(0)}function Co(n){return Ao(n)>.18?"#111114":"#ffffff"}function Ot(n){return Ao(n)>.18?"rgba(0, 0, 0, 0.55)":"rgba(255, 255, 255, 0.8)"}var jo=4,nr=34,J=8;function Oo(n,t,e,o,s){Do(n),n.imageSmoothingEnabled=e.scale<jo,n.imageSmoothingQuality=e.scale<.7?"medium":"low",n.setTransform(t,0,0,t,0,0),n.drawImage(o,e.x,e.y,s.width*e.scale,s.height*e.scale)}function Ro(n,t,e,o,s,i){Do(n),or(n,t,e,o,s),sr(n,t,e,i)}function or(n,t,e,o,s){let i=t*e.scale;n.setTransform(i,0,0,i,t*e.x,t*e.y),n.lineJoin="miter",n.miterLimit=3;for(let{shape:r,color:l,selected:a,stale:d}of o){let c=e.scale<jo?r.smooth:r.exact,p=(a?2:1.5)/e.scale;n.globalAlpha=d?s/2:s,n.fillStyle=l,n.fill(c,"evenodd"),n.globalAlpha=1,n.strokeStyle=Ot(l),n.lineWidth=p+1.5/e.scale,n.stroke(c),n.setLineDash(d?[6/e.scale,4/e.scale]:[]),n.strokeStyle=l,n.lineWidth=p,n.stroke(c),n.setLineDash([])}}function sr(n,t,e,o){n.setTransform(t,0,0,t,0,0);for(let{points:s,labels:i,box:r,color:l,pending:a,grip:d}of o.prompts)r&&Lo(n,e,r,l,a?o.phase:null),r&&!a&&rr(n,e,r,l),s.forEach((c,p)=>{let g=j(e,c);a&&_o(n,g,10+14*o.phase,1-o.phase);let m=d!==null&&"point"in d&&d.point===p;ir(n,g,i[p]===1,l,m?9:7)});o.draft&&Lo(n,e,o.draft,o.draftColor,null),o.held&&_o(n,j(e,o.held),nr,1),o.crosshair&&ar(n,j(e,o.crosshair))}function Do(n){n.setTransform(1,0,0,1,0,0),n.clearRect(0,0,n.canvas.width,n.canvas.height)}function ir(n,[t,e],o,s,i){let r=o?s:"#1b1b20";n.beginPath(),n.arc(t,e,i+2.5,0,2*Math.PI),n.fillStyle="rgba(0, 0, 0, 0.35)",n.fill(),n.beginPath(),n.arc(t,e,i+1.5,0,2*Math.PI),n.fillStyle="#ffffff",n.fill(),n.beginPath(),n.arc(t,e,i,0,2*Math.PI),n.fillStyle=r,n.fill();let l=i*.52;n.beginPath(),n.moveTo(t-l,e),n.lineTo(t+l,e),o&&(n.moveTo(t,e-l),n.lineTo(t,e+l)),n.strokeStyle=Co(r),n.lineWidth=i>6?2:1.5,n.lineCap="round",n.stroke()}function _o(n,[t,e],o,s){n.beginPath(),n.arc(t,e,o,0,2*Math.PI),n.strokeStyle=`rgba(0, 0, 0, ${.5*s})`,n.lineWidth=4,n.stroke(),n.strokeStyle=`rgba(255, 255, 255, ${s})`,n.lineWidth=2,n.stroke()}function rr(n,t,[e,o,s,i],r){let l=[[e,o],[s,o],[e,i],[s,i]];for(let a of l){let[d,c]=j(t,a);n.fillStyle="#ffffff",n.strokeStyle=r,n.lineWidth=2,n.fillRect(d-J/2,c-J/2,J,J),n.strokeRect(d-J/2,c-J/2,J,J)}}function Lo(n,t,e,o,s){let[i,r]=j(t,[e[0],e[1]]),[l,a]=j(t,[e[2],e[3]]);n.setLineDash([]),n.strokeStyle=Ot(o),n.lineWidth=3.5,n.strokeRect(i,r,l-i,a-r),s!==null&&(n.setLineDash([6,4]),n.lineDashOffset=-10*s),n.strokeStyle=o,n.lineWidth=2,n.strokeRect(i,r,l-i,a-r),n.setLineDash([])}function ar(n,[t,e]){for(let[o,s]of[["rgba(0, 0, 0, 0.7)",4],["#ffffff",1.5]]){n.beginPath();for(let[i,r]of[[1,0],[-1,0],[0,1],[0,-1]])n.moveTo(t+4*i,e+4*r),n.lineTo(t+16*i,e+16*r);n.strokeStyle=o,n.lineWidth=s,n.lineCap="round",n.stroke()}}var Ho=32,Uo=(n,t)=>Math.min(Math.max(n,Ho),t-Ho),lr={width:0,height:0},zo={draft:null,crosshair:null,grip:null,to:null,held:null},ye=class{constructor(t,e,o,s){this.context=t;this.element=e;this.layers=o;this.onView=s;this.#d=new ResizeObserver(()=>this.#f()),this.#d.observe(e),this.#c=[t.store,t.pixels].map(i=>i.subscribe(()=>this.redraw())),this.#m.port1.onmessage=()=>this.#$(),this.#f()}context;element;layers;onView;view={scale:1,x:0,y:0};#t=zo;#e={width:1,height:1};#n=1;#o=!0;#s="";#i={of:"",width:0,height:0};#r=-1;#a=0;#l=0;#d;#p=matchMedia("(prefers-reduced-motion: reduce)");#c;#m=new MessageChannel;#u;dispose(){cancelAnimationFrame(this.#a),clearTimeout(this.#u),this.#d.disconnect();for(let t of this.#c)t();this.#m.port1.close()}get image(){return this.context.ui.preview??this.context.ui.state.medium}redraw(){this.#a||=requestAnimationFrame(()=>this.#g())}get doing(){return this.#t}do(t){this.image&&(this.#t={...this.#t,...t},this.redraw())}get crosshair(){return this.#t.crosshair}setCrosshair(t){let e=t&&this.image?tn(t,this.image):null;if(this.do({crosshair:e}),!e)return;let[o,s]=j(this.view,e),{width:i,height:r}=this.#e;this.pan(Uo(o,i)-o,Uo(s,r)-s),this.context.store.update({announcement:P.point(...e)})}imageAt(t){let e=Qe(this.view,t);return this.image?tn(e,this.image):e}canvasAt(t,e){let{left:o,top:s}=this.element.getBoundingClientRect();return[t-o,e-s]}zoom(t,e){let{width:o,height:s}=this.#e,i=e??(this.crosshair?j(this.view,this.crosshair):[o/2,s/2]);this.image&&this.#h(bo(this.view,i,t,this.image,this.#e))}lookAt(t){this.image&&this.#h(xo(t,this.image,this.#e))}pan(t,e){this.image&&this.#h(yo(this.view,t,e,this.image,this.#e))}fit(){this.image&&this.#h(ct(this.image,this.#e))}get fitted(){return this.#o}#h(t){this.image&&(this.view=t,this.#o=t.scale<=ct(this.image,this.#e).scale*1.0001,this.redraw(),this.onView())}#f(){let{clientWidth:t,clientHeight:e}=this.element;if(!(!t||!e)){this.#n=window.devicePixelRatio||1,this.#e={width:t,height:e};for(let o of Object.values(this.layers))o.width=Math.round(t*this.#n),o.height=Math.round(e*this.#n);this.image&&this.#h(this.#o?ct(this.image,this.#e):jt(this.view,this.image,this.#e)),cancelAnimationFrame(this.#a),this.#l++,this.#g()}}#g(){this.#a=0;let{ui:t}=this.context;t.state.session!==this.#s&&this.#w(t.state),this.#b(),this.#r=t.preview?-1:this.#v(t.frame);let e=this.#x(),o=this.#k();(e||o)&&this.context.stats.framesDrawn++;for(let s of this.context.undrawn)s.drawn||=performance.now();(e||o||this.context.undrawn.length>0)&&this.#m.port2.postMessage(null),this.#y()}#y(){if(clearTimeout(this.#u),this.context.ui.pending.length===0)return;let t=on(this.context.ui);if(t<be)this.#u=setTimeout(()=>this.redraw(),be-t);else{if(this.#p.matches)return;t<xe?this.#u=setTimeout(()=>this.redraw(),xe-t):this.redraw()}}#v(t){let{frames:e,latest:o}=this.context;if(e.has(t))return t;let s=Math.abs(o-t)<Math.abs(this.#r-t);return e.has(o)&&(s||this.#r<0)?o:this.#r}#w({session:t}){this.#s=t,this.#r=-1,this.#t=zo}#b(){let{ui:t}=this.context,e=t.preview?"preview":this.#s;if(e===this.#i.of)return;let{width:o,height:s}=this.image??lr,i=this.#i.of==="preview"&&this.#i.width===o&&this.#i.height===s;this.#i={of:e,width:o,height:s},!(i||!this.image)&&(this.view=ct(this.image,this.#e),this.#o=!0,this.onView())}#x(){let t=this.context.ui.preview?.bitmap??this.context.frames.get(this.#r);if(!Z(this.layers.image,this.#l,this.view,t))return!1;let e=this.layers.image.getContext("2d");return t&&this.image?Oo(e,this.#n,this.view,t,this.image):e.clearRect(0,0,e.canvas.width,e.canvas.height),!0}#k(){let t=Po(this.context,this.#r),e=Mo(this.context,this.#r,this.#t,this.#p.matches),{opacity:o}=this.context.ui.settings,s=t.flatMap(({shape:i,color:r,selected:l,stale:a})=>[i,r,l,a]);return Z(this.layers.overlay,this.#l,this.view,o,JSON.stringify(e),...s)?(Ro(this.layers.overlay.getContext("2d"),this.#n,this.view,t,o,e),!0):!1}#$(){let t=performance.now();for(let e of this.context.undrawn.splice(0))e.shown=t,this.context.stats.clicks.push(e);this.#r>=0&&this.element.dispatchEvent(new CustomEvent("edgetam-drawn",{bubbles:!0,composed:!0,detail:{frame:this.#r,revision:this.context.ui.state.revision}}))}get settled(){return this.#a===0&&this.context.undrawn.length===0}get shown(){return this.#r}};var dr={open:y`<path d="M2.75 15.25V5.5c0-.7.55-1.25 1.25-1.25h3.4l1.9 2h6.2c.7 0 1.25.55 1.25 1.25v1.25"/><path d="M2.9 15.4 5 9.6c.18-.5.65-.85 1.2-.85h10.4c.6 0 1 .58.8 1.13l-1.75 5.02c-.18.5-.65.85-1.2.85H3.1c-.2 0-.27-.18-.2-.35Z"/>`,undo:y`<path d="M7 4.25 3.25 8 7 11.75"/><path d="M3.5 8h8.25a4.25 4.25 0 0 1 0 8.5H8.5"/>`,redo:y`<path d="M13 4.25 16.75 8 13 11.75"/><path d="M16.5 8H8.25a4.25 4.25 0 0 0 0 8.5h3.25"/>`,removeAll:y`<path d="M3 5h9M6.5 5V3.5h3V5M4 5.25l.5 8.9c.04.6.53 1.1 1.13 1.1h4.74c.6 0 1.1-.5 1.13-1.1l.1-1.65M14 8.25l4 4M18 8.25l-4 4"/>`,add:y`<circle cx="10" cy="10" r="6.75"/><path d="M10 7v6M7 10h6"/>`,subtract:y`<circle cx="10" cy="10" r="6.75"/><path d="M7 10h6"/>`,pan:y`<path d="M10 2.75v14.5M2.75 10h14.5M7.75 5 10 2.75 12.25 5M7.75 15 10 17.25 12.25 15M5 7.75 2.75 10 5 12.25M15 7.75 17.25 10 15 12.25"/>`,plus:y`<path d="M10 4.5v11M4.5 10h11"/>`,minus:y`<path d="M4.5 10h11"/>`,fit:y`<path d="M3.5 7V4.75c0-.7.55-1.25 1.25-1.25H7M13 3.5h2.25c.7 0 1.25.55 1.25 1.25V7M16.5 13v2.25c0 .7-.55 1.25-1.25 1.25H13M7 16.5H4.75c-.7 0-1.25-.55-1.25-1.25V13"/>`,more:y`<circle cx="4.5" cy="10" r="1"/><circle cx="10" cy="10" r="1"/><circle cx="15.5" cy="10" r="1"/>`,panel:y`<rect x="2.75" y="3.75" width="14.5" height="12.5" rx="2"/><path d="M12.25 3.75v12.5"/>`,box:y`<rect x="3.75" y="4.75" width="12.5" height="10.5" rx="1" stroke-dasharray="3 2.2"/>`,help:y`<circle cx="10" cy="10" r="7"/><path d="M7.9 8a2.1 2.1 0 1 1 3.2 1.8c-.7.43-1.1.8-1.1 1.6"/><path d="M10 14v.01"/>`,download:y`<path d="M10 3.25v9M6.25 8.75 10 12.5l3.75-3.75M3.75 16.25h12.5"/>`,eye:y`<path d="M2 10s2.9-5 8-5 8 5 8 5-2.9 5-8 5-8-5-8-5Z"/><circle cx="10" cy="10" r="2.25"/>`,hidden:y`<path d="M4.6 6.5C2.9 8 2 10 2 10s2.9 5 8 5c1.2 0 2.3-.28 3.2-.68M8 5.2c.6-.13 1.3-.2 2-.2 5.1 0 8 5 8 5s-.75 1.3-2.1 2.55M3.5 3.5l13 13"/>`,remove:y`<path d="M3.75 5.5h12.5M8 5.25V3.5h4v1.75M5.25 5.75l.6 9.6c.04.65.58 1.15 1.23 1.15h5.84c.65 0 1.19-.5 1.23-1.15l.6-9.6M8.4 8.75l.2 4.75M11.6 8.75l-.2 4.75"/>`,erase:y`<path d="m8.2 16.25-4.6-4.6a1.25 1.25 0 0 1 0-1.77L10.4 3.1a1.25 1.25 0 0 1 1.77 0l4.2 4.2c.49.49.49 1.28 0 1.77l-7.2 7.18ZM6.9 6.6l6 6M6 16.25h10.5"/>`,first:y`<path d="M5 4.5v11M15.25 5 8.5 10l6.75 5V5Z"/>`,previous:y`<path d="M12.5 4.5 7 10l5.5 5.5"/>`,next:y`<path d="M7.5 4.5 13 10l-5.5 5.5"/>`,last:y`<path d="M15 4.5v11M4.75 5l6.75 5-6.75 5V5Z"/>`,play:y`<path d="M6 4.25v11.5L15.5 10 6 4.25Z"/>`,pause:y`<path d="M7 4.5v11M13 4.5v11"/>`,propagate:y`<path d="M3.5 5 8.5 10l-5 5M10 5l5 5-5 5"/>`,close:y`<path d="m5 5 10 10M15 5 5 15"/>`,info:y`<circle cx="10" cy="10" r="7"/><path d="M10 9.25V13.5M10 6.5v.01"/>`,warning:y`<path d="M10 3.25 2.75 16h14.5L10 3.25ZM10 8.25v3.5M10 13.9v.01"/>`,down:y`<path d="m6 8 4 4 4-4"/>`,image:y`<rect x="2.75" y="3.75" width="14.5" height="12.5" rx="2"/><circle cx="7" cy="8" r="1.5"/><path d="m3.5 15 4.25-4.1 2.6 2.35 2.9-3.25 3.75 4"/>`};function M(n){return h`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true">${dr[n]}</svg>`}function E(n,t,e,o,{key:s="",disabled:i=!1,pressed:r}={}){return h`<button
    class="button icon-button"
    data-test=${n}
    aria-label=${e}
    title=${s?`${e} (${s})`:e}
    aria-pressed=${r===void 0?u:String(r)}
    ?disabled=${i}
    @click=${o}
  >
    ${M(t)}
  </button>`}function I(n,t,e,o,s="",i="menu"){let r=n.menu===t;return h`<div class="menu-anchor">
    <button
      class="button ${e.classes??""}"
      data-test=${t}
      aria-label=${e.label}
      title=${e.label}
      aria-haspopup=${i}
      aria-expanded=${String(r)}
      ?disabled=${e.disabled??!1}
      @click=${()=>n.toggleMenu(t)}
    >
      ${e.content}
    </button>
    ${r?h`<div class="menu ${s}" role=${i} aria-label=${e.label}>${o()}</div>`:u}
  </div>`}function Q(n,t,e,o,s,i="menuitem"){return h`<button
    class="menu-item"
    role=${i}
    data-test=${t}
    @click=${()=>{n.closeMenu(),s()}}
  >
    <span>${e}</span>${o?h`<small>${o}</small>`:u}
  </button>`}function N(n,t,e,o,s){let i=l=>l.target===l.currentTarget&&s(),r=E(`${n}-close`,"close",T.close,s,{key:"Esc"});return h`<dialog class="sheet" data-test=${n} aria-label=${t} @click=${i}>
    <div class="sheet-body">
      <div class="card-head"><h2>${e}</h2>${r}</div>
      ${o}
    </div>
  </dialog>`}function Io(n,t){let{medium:e}=n.ui.state;if(!e)return h``;let o=Math.max(e.width,e.height),{choice:s,format:i}=t,r=n.session.exporting.draft;return h`<div class="export-choices">
    ${e.kind==="video"?cr(n,t,e.frames-1):u} ${pr(n,t)}
    ${xt(k.longerSide,Rt("size",s.size??o,1,o,l=>r.set({size:l<o?l:null})),k.pixels)}
    ${i.images==="no"?u:xt(k.images,hr(n,t))}
    ${i.options.map(l=>ur(n,t,l))}
  </div>`}function cr(n,{choice:t,format:e},o){let s=n.session.exporting.draft,{start:i,end:r,step:l}=t;return h`${xt(k.frames,h`${Rt("start",i,0,r??o,a=>s.set({start:a}))}
      <span class="quiet">${k.to}</span>
      ${Rt("end",r??o,i,o,a=>s.set({end:a<o?a:null}))}`)}
  ${xt(k.every,Rt("step",l,1,o+1,a=>s.set({step:a})))}
  ${No("unmasked",k.unmasked,t.unmasked??e.unmasked,a=>s.set({unmasked:a===e.unmasked?null:a}))}`}function pr(n,{choice:t}){let e=n.ui.state.objects;if(e.length<2)return u;let o=new Set(t.objects??e.map(({id:i})=>i)),s=i=>{let r=e.map(l=>l.id).filter(l=>l===i?!o.has(i):o.has(l));n.session.exporting.draft.set({objects:r.length===e.length?null:r})};return h`<fieldset class="export-objects">
    <legend>${k.objects}</legend>
    ${e.map(({id:i,name:r,color:l})=>h`<label>
        <input
          type="checkbox"
          data-test="export-object-${i}"
          .checked=${o.has(i)}
          @change=${()=>s(i)}
        /><i style="background: ${l}"></i><span>${r}</span>
      </label>`)}
  </fieldset>`}function hr(n,{choice:t,format:e}){let o=t.images??(e.images==="yes"?"jpg":"none");return Bo("images",o,["none","jpg","png"],k.imageKinds,s=>n.session.exporting.draft.set({images:s}))}function ur(n,{choice:t},e){let{name:o,label:s,detail:i,low:r,high:l}=e,a=t.options?.[o]??e.default,d=c=>n.session.exporting.draft.setOption(o,c);return typeof a=="boolean"?No(o,s,a,d,i):e.choices.length?xt(s,Bo(o,String(a),e.choices,{},d),"",i):xt(s,Rt(o,Number(a),r,l,d,"any"),"",i)}function xt(n,t,e="",o=""){return h`<div class="export-row" title=${o||u}>
    <span>${n}</span><span class="export-field">${t} ${e?h`<span class="quiet">${e}</span>`:u}</span>
  </div>`}function No(n,t,e,o,s=""){return h`<label class="export-row" title=${s||u}>
    <span>${t}</span>
    <input
      type="checkbox"
      data-test="export-${n}"
      .checked=${e}
      @change=${i=>o(i.target.checked)}
    />
  </label>`}function Rt(n,t,e,o,s,i="1"){let r=l=>{let a=l.target,d=Number.isFinite(a.valueAsNumber)?a.valueAsNumber:t,c=Math.min(o,Math.max(e,i==="1"?Math.round(d):d));a.value=String(c),s(c)};return h`<input
    class="export-number"
    type="number"
    data-test="export-${n}"
    aria-label=${k.fields[n]??n}
    min=${e}
    max=${o}
    step=${i}
    .value=${String(t)}
    @change=${r}
  />`}function Bo(n,t,e,o,s){return h`<select
    class="export-select"
    data-test="export-${n}"
    aria-label=${k.fields[n]??n}
    @change=${i=>s(i.target.value)}
  >
    ${e.map(i=>h`<option value=${i} ?selected=${i===t}>${o[i]??i}</option>`)}
  </select>`}var mr=["data","masks","looks","films"];function Fo(n,t){let{draft:e}=n.ui,o=e?gr(n,e,t):u;return N("export-sheet",k.title,k.title,o,t)}function gr(n,t,e){let{ui:o,session:s}=n,{format:i}=t,r=o.state.medium?o.exports[o.state.medium.kind]:[],l=()=>{e(),s.exporting.run(t)};return h`<div class="export">
    <div class="export-formats" role="radiogroup" aria-label=${k.format}>
      ${mr.map(a=>{let d=r.filter(c=>c.group===a);return d.length?h`<h3>${k.groups[a]}</h3>
              ${d.map(c=>fr(n,c,c.format===i.format))}`:u})}
    </div>
    <div class="export-details">
      <p class="export-about"><b>${i.label}</b><br />${i.detail}.</p>
      ${i.loses?h`<p class="quiet export-loses">${k.loses(i.loses)}</p>`:u}
      ${Io(n,t)} ${br(t)}
      <div class="export-foot">
        <span class="figures quiet" data-test="export-size" aria-live="polite">${xr(t)}</span>
        <button class="button primary" data-test="export-run" ?disabled=${t.problem!==""} @click=${l}>
          ${k.export}
        </button>
      </div>
    </div>
  </div>`}function fr(n,t,e){return h`<label class="export-format" data-test="export-${t.format}" ?data-chosen=${e}>
    <input
      class="unseen"
      type="radio"
      name="export-format"
      .checked=${e}
      @change=${()=>n.session.exporting.draft.setFormat(t)}
    />
    ${t.label}
  </label>`}function br({check:n,problem:t}){return t?h`<p class="export-problem" role="alert" data-test="export-problem">${t}</p>`:n?.notices.length?h`<ul class="export-notices" aria-live="polite">
    ${n.notices.map(({code:e,message:o})=>h`<li data-test="export-notice-${e}">${o}</li>`)}
  </ul>`:u}function xr({check:n,problem:t}){return t?"":n?k.size(n.frames,n.masks,n.bytes):k.counting}function Vo(n,t,e){let o=new AbortController,{signal:s}=o,i=0,r=a=>a.dataTransfer?.types.includes("Files")??!1,l=a=>{i=Math.max(0,i+a),e(i>0)};return n.addEventListener("dragenter",a=>r(a)&&l(1),{signal:s}),n.addEventListener("dragleave",a=>r(a)&&l(-1),{signal:s}),n.addEventListener("dragover",a=>r(a)&&a.preventDefault(),{signal:s}),n.addEventListener("drop",a=>{l(-i);let[d,...c]=a.dataTransfer?.files??[];d&&(a.preventDefault(),a.stopPropagation(),t(d,c.length))},{signal:s}),document.addEventListener("paste",a=>{let[d,...c]=a.clipboardData?.files??[];!d||!yr(n,a)||(a.preventDefault(),t(d,c.length))},{signal:s}),()=>o.abort()}function yr(n,t){return t.composedPath().includes(n)?!0:(document.activeElement===null||document.activeElement===document.body)&&document.querySelectorAll(n.localName).length===1}var Wo=[[b.enters,b.use],[b.commaPeriod,b.toPoint],["G",b.carry]],vr={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]},wr=16,kr=2,ve=class{#t=null;#e=null;press(t,e){let{stage:o}=t,s=o?.crosshair;if(!o||!s||e.ctrlKey||e.metaKey||e.altKey)return!1;let i=vr[e.key];if(i)this.#n(t,o,i,s,e.shiftKey);else if(e.key==="Enter")this.#i(t,o,s,e.shiftKey);else if(e.key==="b")this.#r(t,o,s);else if(e.key==="g")this.#a(t,o,s);else if(e.key===","||e.key===".")this.#l(t,o,s,e.key==="."?1:-1);else return e.key==="Delete"||e.key==="Backspace"?this.#d(t,o,e.repeat):!1;return!0}cancel(t){let e=this.#t!==null||this.#e!==null;return this.#t=null,this.#e=null,t?.do({draft:null,grip:null,to:null}),e}#n(t,e,[o,s],[i,r],l){let a=(l?kr:wr)/e.view.scale;e.setCrosshair([i+o*a,r+s*a]),this.#o(t,e)}#o(t,e){let o=e.crosshair;this.#t?e.do({draft:ft(this.#t,o)}):this.#e?e.do({grip:this.#e,to:o}):e.do({grip:this.#s(t,e,o),to:null})}#s({ui:t},e,o){let s=bt(t,e.shown);return s&&fe({...s,box:null},e.view,j(e.view,o),!1)}#i(t,e,o,s){let{session:i}=t,r=this.#t;if(this.#e)return this.#a(t,e,o);if(this.cancel(e),!r)return i.prompt({points:[o],labels:[s?0:1]},e.shown);let l=ft(r,o);l[0]<l[2]&&l[1]<l[3]?i.prompt({box:l},e.shown):i.hint(q.sliver)}#r({session:t},e,o){this.cancel(e),this.#t=o,t.announce(P.corner)}#a(t,e,o){let{session:s}=t,i=this.#e;if(i&&"point"in i)return this.cancel(e),s.edits.movePoint(i.point,o,e.shown);this.#e=this.#s(t,e,o),this.#e&&s.announce(P.carrying)}#l(t,e,o,s){let i=bt(t.ui,e.shown)?.points??[];if(i.length===0)return t.session.announce(P.noPoints);let r=this.#s(t,e,o),a=((r&&"point"in r?r.point:s>0?-1:i.length)+s+i.length)%i.length;e.setCrosshair(i[a]),this.#o(t,e),t.session.announce(P.onPoint(a,i.length))}#d(t,e,o){let{grip:s}=e.doing;return!s||!("point"in s)?!1:(this.cancel(e),o||t.session.edits.removePoint(s.point,e.shown),!0)}};var we=n=>(t,e)=>t.session.seek(t.ui.frame+n(e)),ke=(n,t)=>({session:e})=>e.navigation.setTool(n,t),sn=[{keys:["o"],shown:"O",label:b.open,run:n=>n.chooseFile()},{keys:["e"],shown:"E",label:b.export,run:n=>n.pressButton("export")},{keys:["ctrl+z"],shown:"Ctrl Z",label:b.undo,run:({session:n})=>n.edits.undo()},{keys:["ctrl+shift+z","ctrl+y"],shown:"Ctrl Shift Z",label:b.redo,run:({session:n})=>n.edits.redo()},{keys:["n"],shown:"N",label:b.newObject,run:({session:n})=>n.edits.addObject()},{keys:["enter"],shown:"Enter",label:b.accept,run:$r},{keys:["1","2","3","4","5","6","7","8","9"],shown:b.oneToNine,label:b.select,run:({session:n,ui:t},e)=>{let o=t.state.objects[Number(e.key)-1];o&&n.navigation.select(o.id)}},{keys:["f2"],shown:"F2",label:b.rename,run:n=>n.renaming=n.ui.selected},{keys:["v"],shown:"V",label:b.hide,run:({session:n})=>n.edits.toggleVisible()},{keys:["shift+v"],shown:"Shift V",label:b.hideAll,run:({session:n})=>n.edits.toggleAll()},{keys:["m"],shown:"M",label:b.peek,run:({session:n})=>n.peek(!0)},{keys:["delete","backspace"],shown:"Delete",label:b.remove,run:({session:n,ui:t},{repeat:e})=>e||n.edits.remove(t.selected)},{keys:["c","]"],shown:b.cOrBracket,label:b.nextCandidate,run:n=>Ko(n,1)},{keys:["["],shown:"[",label:b.previousCandidate,run:n=>Ko(n,-1)},{keys:["a"],shown:"A",label:b.adds,run:ke("add",P.adds)},{keys:["s"],shown:"S",label:b.subtracts,run:ke("subtract",P.subtracts)},{keys:["b"],shown:"B",label:b.box,run:ke("box",P.boxes)},{keys:["h"],shown:"H",label:b.pan,run:ke("pan",P.pans)},{keys:["+","=","shift++"],shown:"+",label:b.zoomIn,run:({stage:n})=>n?.zoom(1.5)},{keys:["-"],shown:"−",label:b.zoomOut,run:({stage:n})=>n?.zoom(1/1.5)},{keys:["0"],shown:"0",label:b.zoomFit,run:({stage:n})=>n?.fit()},{keys:["z"],shown:"Z",label:b.zoomTo,run:n=>n.zoomToWhatCounts()},{keys:["p"],shown:"P",label:b.point,run:n=>n.togglePointing()},{keys:["arrowleft"],shown:"←",label:b.previous,video:!0,run:we(()=>-1)},{keys:["arrowright"],shown:"→",label:b.next,video:!0,run:we(()=>1)},{keys:["shift+arrowleft"],shown:"Shift ←",label:b.back,video:!0,run:we(()=>-10)},{keys:["shift+arrowright"],shown:"Shift →",label:b.on,video:!0,run:we(()=>10)},{keys:["home"],shown:"Home",label:b.first,video:!0,run:({session:n})=>n.seek(0)},{keys:["end"],shown:"End",label:b.last,video:!0,run:({session:n})=>n.seek(1/0)},{keys:["t"],shown:"T",label:b.propagate,video:!0,run:({session:n})=>{n.propagation.run({direction:"update"})}},{keys:["?","shift+?"],shown:"?",label:b.help,run:n=>n.showKeys()}],qo=[["Space",b.play],["Esc",b.escape],...Wo];function Go(n,t){if(t.altKey)return!1;let o=`${t.ctrlKey||t.metaKey?"ctrl+":""}${t.shiftKey?"shift+":""}`+t.key.toLowerCase(),{medium:s}=n.ui.state,i=sn.find(({keys:r})=>r.includes(o));return!i||i.video&&s?.kind!=="video"||!s&&!["o","?"].includes(i.keys[0])?!1:(i.run(n,t),!0)}function $r({ui:n,session:t}){let e=A(n,n.selected);e&&!Ft(e)&&t.edits.addObject()}function Ko({session:n},t){let e=n.selectedMask,o=e?.candidates.length??0;e&&o&&n.edits.choose((e.data.chosen+t+o)%o)}function Yo(n,t){let[e,o]=[n.getBoundingClientRect(),t.getBoundingClientRect()],s=Math.max(o.left+8-e.left,Math.min(0,o.right-8-e.right));n.style.translate=`${s}px`,n.querySelector(".menu-item, input")?.focus()}function Xo(n,t){if(t!=="ArrowDown"&&t!=="ArrowUp")return!1;let e=[...n.closest(".menu")?.querySelectorAll(".menu-item")??[]],o=e.indexOf(n)+(t==="ArrowDown"?1:-1);return e[(o+e.length)%e.length]?.focus(),e.length>0}var Pr=300,$e=class{constructor(t){this.panel=t}panel;#t=new ve;#e=0;listenToPage(t){let e=o=>o.target===document.body&&this.panel.session.host.ownsPage;document.addEventListener("keydown",o=>e(o)&&this.onDown(o),{signal:t}),document.addEventListener("keyup",o=>e(o)&&this.onUp(o),{signal:t})}onDown=t=>{let{panel:e}=this,o=t.composedPath()[0];if(e.sheetOpen)return;if(o.closest('[role="menu"]')&&Xo(o,t.key))return t.preventDefault();let s=o.matches("input:not([type=range]):not([type=checkbox])"),i=o.matches("[type=range]")&&/^(Arrow|Home|End|Page)/.test(t.key);if(s&&t.key!=="Escape"||i&&!t.shiftKey)return;let r=o.matches("button, input");if(t.key===" "&&!r)t.repeat||(this.#e=t.timeStamp),e.holdSpace(!0);else{if(r&&t.key==="Enter")return;if(t.key==="Escape")this.#n();else if(!this.#t.press(e,t)&&!Go(e,t))return}t.preventDefault(),t.stopPropagation()};onUp=t=>{t.key.toLowerCase()==="m"&&this.panel.session.peek(!1),!(t.key!==" "||!this.#e)&&(this.panel.holdSpace(!1),t.timeStamp-this.#e<Pr&&this.panel.session.playback.toggle(),this.#e=0)};release=()=>{this.panel.holdSpace(!1),this.panel.session.peek(!1)};#n(){let{panel:t}=this,{stage:e,session:o}=t;if(t.menu)t.closeMenu();else{if(t.cancelGesture()||this.#t.cancel(e))return;e?.crosshair?e.setCrosshair(null):o.propagation.running?o.propagation.cancel():o.dismiss()}}};function Zo(n,t){return n>=700||n>=520&&t<560}function Jo({width:n,sight:t,chrome:e,ownsPage:o,beside:s},i){if(o)return Math.max(180,Math.floor(t-e));let r=t*.85-e-24,l=i?n*i.height/i.width:420;return Math.round(Math.max(s&&i?280:180,Math.min(l,r)))}function Qo(){return Math.min(window.innerHeight,window.screen.availHeight||1/0)}function ts(n){let t=1/0;for(let e=n;e;e=e instanceof ShadowRoot?e.host:e.parentNode){if(!(e instanceof Element))continue;let{maxHeight:o,overflowY:s}=getComputedStyle(e);o.endsWith("px")&&/auto|scroll/.test(s)&&(t=Math.min(t,parseFloat(o)))}return t}var Pe=480,rn=360;function ns(n){return h`<section class="card card-candidates" aria-label=${F.label}>${Mr(n)}</section>`}function Mr(n){let{ui:t,session:e}=n,o=e.selectedMask;if(!o||!A(t,t.selected)?.prompts[t.frame])return h`<p class="quiet candidates-hint">${F.hint}</p>`;if(o.candidates.length===0)return h`<button class="button quiet-button" data-test="alternatives" @click=${()=>e.edits.candidates()}>
      ${F.ask}
    </button>`;let{masks:s}=e.context,i=kn(o.candidates.map(({counts:r})=>s.shape(r,t.state.medium?.height??0)));return h`<header class="card-head"><h2>${F.title}</h2></header>
    <div class="candidates">${i.map((r,l)=>Tr(n,o,l,r))}</div>`}function Tr(n,t,e,o){let{session:s}=n,i=T.percent(t.candidates[e].score),r=F.extents[o];return h`<button
    class="candidate"
    data-test="candidate-${e}"
    aria-pressed=${String(t.data.chosen===e)}
    aria-label=${F.candidate(e,i,r)}
    title=${F.tooltip(e)}
    @click=${()=>s.edits.choose(e)}
    @pointerenter=${l=>l.pointerType==="mouse"&&s.tryOn(e)}
    @pointerleave=${()=>s.tryOn(-1)}
    @focus=${()=>s.tryOn(e)}
    @blur=${()=>s.tryOn(-1)}
  >
    <canvas class="candidate-image" width=${Pe} height=${rn} data-index=${e}></canvas>
    <span class="candidate-words">
      <span class="figures">${i}</span>
      <span class="wide-only">${F.confidence}</span>
      ${r?h`<span>${r}</span>`:u}
    </span>
  </button>`}async function an(n,t){let{ui:e,session:o}=n,{masks:s,frames:i}=o.context,r=s.get(e.frame,e.selected),l=i.get(e.frame),{medium:a}=e.state,d=A(e,e.selected)?.color;if(!r?.candidates.length||!l||!a||!d)return;let p=[...t.querySelectorAll(".candidate-image")].filter(U=>Z(U,r.candidates,l,d));if(p.length===0)return;let g=r.candidates.map(U=>s.shape(U.counts,a.height)),m=Sr(g.map(U=>U.bounds),a),f=l.width/a.width,[w,_]=[(m.x1-m.x0)*f,(m.y1-m.y0)*f],ht={resizeWidth:Pe,resizeHeight:rn,resizeQuality:"medium"},wt=await createImageBitmap(l,m.x0*f,m.y0*f,Math.max(1,w),Math.max(1,_),ht);for(let U of p){let pn=g[Number(U.dataset.index)];pn&&s.get(e.frame,e.selected)?.candidates===r.candidates&&Er(U,wt,m,pn,d)}wt.close()}function Sr(n,t){let e=n.filter(p=>p!==null);if(e.length===0)return{x0:0,y0:0,x1:t.width,y1:t.height};let o=Math.min(...e.map(p=>p.x0)),s=Math.min(...e.map(p=>p.y0)),i=Math.max(...e.map(p=>p.x1)),r=Math.max(...e.map(p=>p.y1)),l=Math.max(i-o,(r-s)*4/3,16)*1.25,a=l*3/4,d=es((o+i-l)/2,l,t.width),c=es((s+r-a)/2,a,t.height);return{x0:d,y0:c,x1:d+l,y1:c+a}}function es(n,t,e){return t>=e?(e-t)/2:Math.min(Math.max(n,0),e-t)}function Er(n,t,e,o,s){let i=n.getContext("2d"),r=Pe/(e.x1-e.x0);i.setTransform(1,0,0,1,0,0),i.clearRect(0,0,Pe,rn),i.drawImage(t,0,0),i.setTransform(r,0,0,r,-e.x0*r,-e.y0*r),i.globalAlpha=.5,i.fillStyle=s,i.fill(o.smooth,"evenodd"),i.globalAlpha=1;for(let[l,a]of[[Ot(s),9],[s,5]])i.strokeStyle=l,i.lineWidth=a/r,i.stroke(o.smooth)}function os(n){let{kept:t}=n.ui;if(!t)return u;let e=h`${M("remove")}${B.remove}`;return Q(n,"delete-data",e,Ar(t),()=>n.askToDelete(),"button")}function ss({session:n},t){let e=()=>{t(),n.deleteData()},o=h`<div class="question">
    <p>${B.what}</p>
    <div class="answers">
      <button class="button outlined" data-test="delete-data-cancel" @click=${t}>${T.cancel}</button>
      <button class="button danger" data-test="delete-data-confirm" @click=${e}>${B.confirm}</button>
    </div>
  </div>`;return N("data",B.label,B.title,o,t)}function Ar({hours:n}){return n===null?B.forGood:n?B.hours(n):B.untilLeaving}function is(n){let{ui:t,session:e}=n;return t.phase==="connecting"?h`<div class="empty" data-test="connecting"><span class="spinner"></span></div>`:t.phase==="lost"?h`<div class="empty">
      <p class="quiet">${ut.lost}</p>
      <button class="button outlined" data-test="connect" @click=${()=>{e.connect()}}>
        ${T.tryAgain}
      </button>
    </div>`:h`<div class="empty" data-test="empty">
    <span class="empty-icon">${M("image")}</span>
    <p class="empty-title">${ut.title}</p>
    <button class="button primary" data-test="open-empty" @click=${()=>n.chooseFile()}>
      ${ut.open}
    </button>
    ${t.examples.length?h`<div class="examples" role="group" aria-label=${ut.examples}>
          ${t.examples.map(({example:o,thumbnail:s})=>h`<button
              class="example"
              data-test="example-${o.id}"
              title=${ut.example(o.name)}
              @click=${()=>{e.open({example:o.id,name:o.name})}}
            >
              <span class="example-image">
                <img src=${s} alt="" />${o.kind==="video"?h`<i>${M("play")}</i>`:u}
              </span>
              <span>${o.name}</span>
            </button>`)}
        </div>`:u}
  </div>`}var Me={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Te=n=>(...t)=>({_$litDirective$:n,values:t}),yt=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,e,o){this._$Ct=t,this._$AM=e,this._$Ci=o}_$AS(t,e){return this.update(t,e)}update(t,e){return this.render(...e)}};var Dt=class extends yt{constructor(t){if(super(t),this.it=u,t.type!==Me.CHILD)throw Error(this.constructor.directiveName+"() can only be used in child bindings")}render(t){if(t===u||t==null)return this._t=void 0,this.it=t;if(t===H)return t;if(typeof t!="string")throw Error(this.constructor.directiveName+"() called with a non-string value");if(t===this.it)return this._t;this.it=t;let e=[t];return e.raw=e,this._t={_$litType$:this.constructor.resultType,strings:e,values:[]}}};Dt.directiveName="unsafeHTML",Dt.resultType=1;var rs=Te(Dt);var as=`<h1>EdgeTAM UI practice checkpoint</h1>
<p>A small EdgeTAM (RepViT of widths 32 to 320, hidden size 128, 4.1 million parameters, 512 px, float16 on
disk) trained from nothing on two CPU cores in about seventeen and a half hours. It lets the page be
tried, and be tested, where the published weights cannot be had. <strong>It is a stand-in: on photographs its
masks are rough.</strong> For work, use <code>yonigozlan/EdgeTAM-hf</code>.</p>
<h2>What it does, measured</h2>
<p><code>python demo/practice/evaluate.py --scenes 50 --clips 8</code>: float32, the library's own code. The first three columns are
generated scenes, with other seeds, photographs and cut-outs than in training: <em>plain</em>, one to four whole shapes on a
ground; <em>cluttered</em>, shapes with parts, tiny, overlapping or alike; <em>things</em>, cut-outs of real and rendered things over
photographs. Their clips have 60 frames, and another thing passes over the one that is followed. <em>Photographs</em> are 36
things in 11 photographs, 20 of them parts, and one in a clip of 56 frames, outlined by hand and never trained on.
<em>Everyday</em> are 139 things in 17 photographs, 65 of them parts (faces, hair, sleeves, lamps of cars) and 54 smaller than
a hundredth of the image, outlined by hand and never trained on, but these weights were chosen by them.</p>
<table>
<thead>
<tr>
<th></th>
<th>plain</th>
<th>cluttered</th>
<th>things</th>
<th>photographs</th>
<th>everyday</th>
<th>wanted: generated / photographs</th>
</tr>
</thead>
<tbody>
<tr>
<td>box, IoU</td>
<td>0.89</td>
<td>0.86</td>
<td>0.87</td>
<td>0.82</td>
<td>0.77</td>
<td>0.92 / 0.75</td>
</tr>
<tr>
<td>one click, candidate by the model's own score, IoU</td>
<td>0.81</td>
<td>0.76</td>
<td>0.72</td>
<td>0.58</td>
<td>0.50</td>
<td>0.80 / 0.50</td>
</tr>
<tr>
<td>one click, best of three candidates, IoU</td>
<td>0.87</td>
<td>0.83</td>
<td>0.84</td>
<td>0.72</td>
<td>0.64</td>
<td>0.86 / 0.60</td>
</tr>
<tr>
<td>three clicks, IoU</td>
<td>0.91</td>
<td>0.89</td>
<td>0.88</td>
<td>0.78</td>
<td>0.71</td>
<td>0.90 / 0.72</td>
</tr>
<tr>
<td>difference of score and IoU</td>
<td>0.11</td>
<td>0.11</td>
<td>0.13</td>
<td>0.15</td>
<td>0.16</td>
<td>0.08 / 0.20</td>
</tr>
<tr>
<td>tracking from a box, mean J</td>
<td>0.83</td>
<td>0.84</td>
<td>0.83</td>
<td>0.61</td>
<td></td>
<td>0.80 / 0.55</td>
</tr>
<tr>
<td>frames with the object, said to have it</td>
<td>1.00</td>
<td>0.98</td>
<td>0.99</td>
<td>1.00</td>
<td></td>
<td></td>
</tr>
<tr>
<td>frames without the object, said to lack it</td>
<td>0.31</td>
<td>1.00</td>
<td>1.00</td>
<td></td>
<td></td>
<td>0.90</td>
</tr>
<tr>
<td>encode an image, two cores, ms</td>
<td>40</td>
<td>38</td>
<td>33</td>
<td>36</td>
<td>40</td>
<td>120</td>
</tr>
<tr>
<td>objects asked for</td>
<td>115</td>
<td>105</td>
<td>101</td>
<td>36</td>
<td>139</td>
<td></td>
</tr>
</tbody>
</table>
<p>The plain clips of the table have but 36 frames without the object, in three clips. On 30 plain clips, as
<code>evaluate.py</code> asks for them unless told otherwise, 0.81 of 231 such frames are told, 0.99 of those with the object, and
tracking has 0.86.</p>
<p>The cluttered scenes were looked at while earlier weights were trained, and chose between two of their states. That
clicks marked patches of like colour on photographs was seen in earlier answers, and is why cut-outs came in and regions
of the background are asked for less. The figures were asked for after 6,200, 9,000, 11,550, 13,750, 15,050, 16,750,
18,150, 19,050, 20,350, 21,750 and 24,750 steps, the end. That tracking was weak, on generated clips as well, is why
rounds with more video, with things that bend, that are hidden and that go out of sight were added; that large things of
generated scenes were answered worst, why they are asked for more often; that photographed things were answered worse
than generated ones, why things in the training's photographs were outlined; that small things of the everyday
photographs were answered worst, why small things are asked for more often; that photographs trained on were answered no
better than others, why most scenes of the last two rounds are a photograph as a user opens it. These weights are a mean
of those of 15,050, 16,750, 18,150, 19,050, 20,350, 21,750 and 24,750 steps, which other generated scenes chose, a part
of them when this table was known, and the last three of them the everyday photographs as well
(<code>demo/practice/README.md</code>). None of the photographs of this evaluation, and none of their outlines, was trained on.</p>
<h2>What it cannot do</h2>
<ul>
<li>Photographs as the published weights do: one click often marks a part or a patch, or what a small thing belongs to:
things smaller than a hundredth of an everyday photograph have an IoU of 0.45 after one click. A very loose box can
mark more than its thing.</li>
<li>Tell reliably that a thing is hidden or has left the image: in plain clips it keeps a mask in about one of five such
frames; in other such clips that was where the mask had left the thing before it was gone.</li>
<li>Follow things in real clips for long: after a box on the first frame its mask's IoU is 0.61 on average.</li>
<li>Track through long occlusions: it was trained on three to eight frames at a time.</li>
</ul>
<h2>What it was trained on</h2>
<p>Generated scenes, still and moving: random shapes with parts, textured by photographs, noise, stripes and plain
colours; photographed and rendered things cut out of their ground, and regions of like colour within them, pasted over
photographs, at times bending and turning from frame to frame; regions found by colour in the photographs; and
1,536 things and parts outlined by hand in 198 of the photographs (<code>demo/practice/labels/</code>), which are also shown alone
and whole. No other model had a part in it.</p>
<table>
<thead>
<tr>
<th>source</th>
<th>used for</th>
<th>licence</th>
</tr>
</thead>
<tbody>
<tr>
<td>scikit-image, scikit-learn: those that <code>demo/practice/photos.py</code> lists under <code>TRAIN</code></td>
<td>textures, backgrounds</td>
<td>as the packages say</td>
</tr>
<tr>
<td>Debian's wallpaper packages, <code>demo/practice/photos.txt</code></td>
<td>textures, backgrounds</td>
<td>CC BY, CC BY-SA, CC0 and GPL 2 or later, as the packages say</td>
</tr>
<tr>
<td>Debian's <code>tuxpaint-stamps-default</code>: 373 photographed things</td>
<td>things</td>
<td>GPL 2 or later</td>
</tr>
<tr>
<td>npm's templates of pages that <code>demo/practice/labels/training-more.json</code> names: 70 photographs</td>
<td>things, backgrounds</td>
<td>MIT, as the packages say</td>
</tr>
<tr>
<td>npm's <code>@tabler/preview</code> and <code>uikit</code>: 73 photographs</td>
<td>things, backgrounds</td>
<td>MIT; <code>@tabler/preview</code> names no licence of its own, its project's is MIT</td>
</tr>
<tr>
<td>Debian's <code>opencv-doc</code> and <code>gnome-control-center-data</code>: 24 photographs</td>
<td>things, backgrounds</td>
<td>Apache 2 and BSD; GPL, LGPL and CC0, as the packages say</td>
</tr>
<tr>
<td>npm's <code>@lobehub/fluent-emoji-3d</code>: 1,940 of Microsoft's rendered emoji</td>
<td>things</td>
<td>MIT</td>
</tr>
</tbody>
</table>
<p>Not used: the media of gradio, the photographs listed under <code>HELD_OUT</code> and one cut-out in eight (they serve the
evaluation). That part of the images is under the GPL should be weighed by those who redistribute the weights.</p>
<p><code>make practice</code> with seed 0: twenty-four stages that <code>demo/practice/train.py</code> lists, of 128 to 512 pixels, 24,750 steps.
The twelfth and the twenty-third were begun from weights rounded to float16. The library's
<code>dynamic_multimask_via_stability</code> is off.</p>
`;function ls(n){return N("card",O.card,O.card,h`<div class="prose">${rs(as)}</div>`,n)}var{I:_r}=uo,ds=n=>n;var cs=()=>document.createComment(""),vt=(n,t,e)=>{let o=n._$AA.parentNode,s=t===void 0?n._$AB:t._$AA;if(e===void 0){let i=o.insertBefore(cs(),s),r=o.insertBefore(cs(),s);e=new _r(i,r,n,n.options)}else{let i=e._$AB.nextSibling,r=e._$AM,l=r!==n;if(l){let a;e._$AQ?.(n),e._$AM=n,e._$AP!==void 0&&(a=n._$AU)!==r._$AU&&e._$AP(a)}if(i!==s||l){let a=e._$AA;for(;a!==i;){let d=ds(a).nextSibling;ds(o).insertBefore(a,s),a=d}}}return e},tt=(n,t,e=n)=>(n._$AI(t,e),n),Lr={},ps=(n,t=Lr)=>n._$AH=t,hs=n=>n._$AH,Se=n=>{n._$AR(),n._$AA.remove()};var us=(n,t,e)=>{let o=new Map;for(let s=t;s<=e;s++)o.set(n[s],s);return o},Ee=Te(class extends yt{constructor(n){if(super(n),n.type!==Me.CHILD)throw Error("repeat() can only be used in text expressions")}dt(n,t,e){let o;e===void 0?e=t:t!==void 0&&(o=t);let s=[],i=[],r=0;for(let l of n)s[r]=o?o(l,r):r,i[r]=e(l,r),r++;return{values:i,keys:s}}render(n,t,e){return this.dt(n,t,e).values}update(n,[t,e,o]){let s=hs(n),{values:i,keys:r}=this.dt(t,e,o);if(!Array.isArray(s))return this.ut=r,i;let l=this.ut??=[],a=[],d,c,p=0,g=s.length-1,m=0,f=i.length-1;for(;p<=g&&m<=f;)if(s[p]===null)p++;else if(s[g]===null)g--;else if(l[p]===r[m])a[m]=tt(s[p],i[m]),p++,m++;else if(l[g]===r[f])a[f]=tt(s[g],i[f]),g--,f--;else if(l[p]===r[f])a[f]=tt(s[p],i[f]),vt(n,a[f+1],s[p]),p++,f--;else if(l[g]===r[m])a[m]=tt(s[g],i[m]),vt(n,s[p],s[g]),g--,m++;else if(d===void 0&&(d=us(r,m,f),c=us(l,p,g)),d.has(l[p]))if(d.has(l[g])){let w=c.get(r[m]),_=w!==void 0?s[w]:null;if(_===null){let ht=vt(n,s[p]);tt(ht,i[m]),a[m]=ht}else a[m]=tt(_,i[m]),vt(n,s[p],_),s[w]=null;m++}else Se(s[g]),g--;else Se(s[p]),p++;for(;m<=f;){let w=vt(n,a[f+1]);tt(w,i[m]),a[m++]=w}for(;p<=g;){let w=s[p++];w!==null&&Se(w)}return this.ut=r,ps(n,a),H}});function ms(n){let{ui:t,session:e}=n,{objects:o}=t.state;return h`<section class="card card-objects" aria-label=${R.label}>
    <header class="card-head">
      <h2>${R.label}</h2>
      ${E("add-object","plus",R.add,()=>e.edits.addObject(),{key:"N"})}
    </header>
    ${o.length?h`<ul class="objects" data-test="objects">
          ${Ee(o,s=>s.id,(s,i)=>jr(n,s,i))}
        </ul>`:h`<p class="quiet" data-test="no-objects">
            ${t.pending.length?R.looking:R.none}
          </p>`}
  </section>`}function jr(n,t,e){let{ui:o,session:s}=n,{id:i,name:r,color:l,visible:a}=t,d=i===o.selected,c=()=>n.renaming=i;return h`<li class="object" ?data-selected=${d} ?data-hidden=${!a}>
    <label class="swatch" style="--color: ${l}" title=${R.color}>
      <input
        type="color"
        data-test="object-${i}-color"
        aria-label=${R.colorOf(r)}
        .value=${l}
        @change=${p=>s.edits.change(i,{color:p.target.value})}
      />
    </label>
    ${n.renaming===i?Or(n,t):h`<button
          class="object-name"
          data-test="object-${i}"
          aria-current=${d?"true":u}
          title=${R.select(r,e<9?String(e+1):"")}
          @click=${()=>s.navigation.select(i)}
          @dblclick=${c}
          @keydown=${p=>{p.key!=="F2"&&!(p.key==="Enter"&&d)||(p.preventDefault(),c())}}
        >
          ${r}
        </button>`}
    ${d&&t.prompts[o.frame]?E(`object-${i}-clear`,"erase",R.clear(r),()=>s.edits.clearFrame(i)):u}
    ${E(`object-${i}-visible`,a?"eye":"hidden",a?R.hide(r):R.show(r),()=>s.edits.change(i,{visible:!a}))}
    ${E(`object-${i}-delete`,"remove",R.remove(r),p=>p.detail<2&&s.edits.remove(i),{key:d?"Delete":""})}
  </li>`}function Or(n,{id:t,name:e}){let{session:o}=n.ui.state,s=(i,r)=>{if(n.renaming!==t)return;let l=i.target.value.trim();n.renaming=0;let a=n.ui.state.session===o;r&&a&&l&&l!==e&&n.session.edits.change(t,{name:l})};return h`<input
    class="object-name-field"
    data-test="object-${t}-name"
    aria-label=${R.name}
    maxlength="60"
    .value=${e}
    @blur=${i=>s(i,!0)}
    @keydown=${i=>{i.stopPropagation(),(i.key==="Enter"||i.key==="Escape")&&s(i,i.key==="Enter")}}
  />`}function gs(n){let t=([o,s])=>h`<div><dt>${o.split(", ").map(i=>h`<kbd>${i}</kbd> `)}</dt><dd>${s}</dd></div>`,e=sn.map(({shown:o,label:s})=>[o,s]);return N("keys",b.label,b.title,h`<dl>${[...b.mouse,...e,...qo].map(t)}</dl>`,n)}var Ae=n=>Math.abs(n)>=1e5||n!==0&&Math.abs(n)<.01?n.toExponential(2):String(+n.toFixed(2));function fs(n){let{ui:t,session:e}=n,o=t.state.medium?.values;if(!o)return u;let[s,i]=t.between??[o.low,o.high],r=a=>{a[0]<a[1]?e.navigation.showBetween(a):n.toggleMenu("values")},l=(a,d,c)=>h`<label>
    <span>${G[a]}</span>
    <input
      type="number"
      step="any"
      data-test="values-${a}"
      .value=${String(d)}
      @change=${p=>{let g=p.target.valueAsNumber;Number.isFinite(g)&&c(g)}}
    />
  </label>`;return I(n,"values",{label:G.title,content:h`<span class="figures">${G.range(Ae(s),Ae(i))}</span>`,classes:"values-button"},()=>h`<div class="note values">
      <p><b>${G.title}</b></p>
      <div class="values-fields">
        ${l("black",s,a=>r([a,i]))} ${l("white",i,a=>r([s,a]))}
      </div>
      <p class="quiet">${G.data(Ae(o.lowest),Ae(o.highest))} ${G.model}</p>
      <button
        class="button outlined"
        data-test="values-reset"
        ?disabled=${!t.between}
        @click=${()=>e.navigation.showBetween(null)}
      >
        ${G.reset}
      </button>
    </div>`,"up right","dialog")}function bs(n){let{engine:t,took:e,state:o,waiting:s}=n.ui,{medium:i}=o;return h`<div class="status">
    ${t&&!t.ready?h`<span role="status" data-test="loading">
            <span class="spinner small"></span>${O.loading}
          </span>`:t?h`<span data-test="engine">
            ${t.practice?Rr(n,t.why):h`<b>${t.checkpoint}</b>`}
            <span>${t.device.toUpperCase()} ${t.precision}</span>
          </span>`:u}
    ${e?h`<span class="figures" data-test="took">
          ${e.encode>=.5?h`<span class="encode">${O.encode(e.encode)}</span>`:u}
          <span>${O.click(e.decode||e.total)}</span>
        </span>`:u}
    ${s?h`<span role="status" data-test="waiting">
          <span class="spinner small"></span>${O.waiting(s.place,s.seconds)}
        </span>`:u}
    <span class="space"></span>
    ${i?h`<span class="medium" data-test="medium">
          <span class="medium-name">${i.name}</span>
          <span class="figures">${O.size(i.width,i.height)}</span>
          ${fs(n)}
          ${i.kind==="video"?h`<span class="figures">${O.video(i.frames,i.fps)}</span>`:u}
        </span>`:u}
  </div>`}function Rr(n,t){return I(n,"practice",{label:O.practiceWhy,content:h`${O.practice} ${M("info")}`,classes:"practice"},()=>h`<div class="note">
      <p><b>${O.notPublished}</b></p>
      <p>${O.rougher}</p>
      ${t?h`<p class="quiet">${t}</p>`:u}
      <button class="button outlined" data-test="card-open" @click=${()=>n.showCard()}>
        ${O.card}
      </button>
    </div>`,"up","dialog")}function xs(n,t,e){return 8+(e-16)*n/Math.max(1,t-1)}function ys(n,t,e){let o=Math.round((n-8)/(e-16)*(t-1));return Math.min(Math.max(o,0),t-1)}function vs(n,t,e,o,s){let i=window.devicePixelRatio||1,{clientWidth:r,clientHeight:l}=n;if(!r||!l)return;n.width=Math.round(r*i),n.height=Math.round(l*i);let a=n.getContext("2d");a.scale(i,i);let d=l/2,c=m=>o>1?Math.round(xs(m-.5,o,r)*i)/i:m*r,p=(m,f,w,_,ht=t.color)=>{let wt=Math.max(c(m),1),U=Math.min(c(m+f),r-1);a.globalAlpha=_,a.fillStyle=ht,a.fillRect(wt,d-w/2,Math.max(U-wt,.75),w)};p(0,o,1,1,s);let g=Hr(a,t.color);for(let[m,f,w,_]of t.timeline)w==="absent"?p(m,f,2,.6):w==="stale"?p(m,f,8,.7,g):p(m,f,8,.3+.7*_);for(let[m,f,w,_]of e.get(t.id)??[])a.clearRect(c(m),0,c(m+f)-c(m),l),w==="absent"?p(m,f,2,.6):p(m,f,8,.3+.7*_);for(let m of Object.keys(t.prompts))Dr(a,xs(Number(m),o,r),d,t.color)}function Dr(n,t,e,o){n.globalAlpha=1,n.beginPath(),n.moveTo(t,e-6),n.lineTo(t+6,e),n.lineTo(t,e+6),n.lineTo(t-6,e),n.closePath(),n.fillStyle=o,n.fill(),n.lineWidth=1.5,n.lineJoin="round",n.strokeStyle="#ffffff",n.stroke()}function Hr(n,t){let e=document.createElement("canvas");e.width=e.height=8;let o=e.getContext("2d");o.strokeStyle=t,o.lineWidth=2;for(let s of[-8,0,8])o.moveTo(s,8),o.lineTo(s+8,0);return o.stroke(),n.createPattern(e,"repeat")??t}var ws=10;function ks(n){let{ui:t,session:e}=n,{medium:o,objects:s}=t.state;if(o?.kind!=="video")return u;let i=o.frames-1,r=i>0?t.frame/i:0,l=$,a=(p,g,m)=>E(p,p,l[p],()=>e.seek(g),{key:m,disabled:t.frame===Math.min(Math.max(g,0),i)}),d=t.playing?"pause":"play",c=o.fps>0?h`<span class="time">${Fr(t.frame/o.fps)}</span>`:u;return h`<section class="timeline" aria-label=${$.label}>
    <div class="transport">
      <div class="group">
        ${a("first",0,"Home")} ${a("previous",t.frame-1,"←")}
        ${E("play",d,l[d],()=>e.playback.toggle(),{key:"Space"})}
        ${a("next",t.frame+1,"→")} ${a("last",i,"End")}
      </div>
      <span class="counter figures" data-test="counter">
        <b>${t.frame}</b> / ${i}${c}
      </span>
      ${t.propagation?Br(n):h`<div class="runs">${Ir(n)}${Nr(n)}</div>`}
    </div>
    <div class="timeline-rows" style="--at: ${r}">
      <div class="timeline-row">
        <span class="timeline-label"></span>
        <input
          class="range"
          type="range"
          data-test="frame-slider"
          aria-label=${$.frame}
          aria-valuetext=${$.frameOf(t.frame,i)}
          min="0"
          max=${i}
          step="1"
          .value=${String(t.frame)}
          @input=${p=>e.seek(Number(p.target.value))}
        />
      </div>
      <div class="lanes">
        <div class="object-rows">${Ee(s,p=>p.id,p=>Ur(n,p))}</div>
        ${s.length?h`<div class="playhead-lane"><i class="playhead"></i></div>`:u}
      </div>
    </div>
  </section>`}function Ur(n,t){let e=n.ui.state.medium?.frames??1,o=s=>{if(s.type==="pointermove"&&!(s.buttons&1))return;let i=s.currentTarget,r=i.getBoundingClientRect();n.session.seek(ys(s.clientX-r.left,e,r.width)),s.type==="pointerdown"&&i.setPointerCapture(s.pointerId)};return h`<div class="timeline-row" ?data-selected=${t.id===n.ui.selected}>
    <button
      class="timeline-label"
      title=${t.name}
      tabindex="-1"
      @click=${()=>n.session.navigation.select(t.id)}
    >
      <i class="dot" style="--color: ${t.color}"></i><span>${t.name}</span>
    </button>
    <canvas
      class="object-timeline"
      data-test="timeline-${t.id}"
      data-object=${t.id}
      role="img"
      aria-label=${zr(t)}
      @pointerdown=${o}
      @pointermove=${o}
    ></canvas>
  </div>`}function $s(n,t){let{ui:e}=n,o=t.querySelector(".timeline");if(!o)return;let s=getComputedStyle(o).getPropertyValue("--line");for(let i of t.querySelectorAll("canvas.object-timeline")){let r=e.state.objects.find(l=>l.id===Number(i.dataset.object));r&&Z(i,r,e.live.get(r.id),i.clientWidth,s)&&vs(i,r,e.live,e.state.medium?.frames??1,s)}}function Ps(n){let t=n.querySelector(".timeline-row[data-selected]"),e=t?.parentElement;if(!t||!e||!Z(e,t,e.childElementCount))return;let o=t.offsetTop-e.offsetTop;e.scrollTop=Math.min(o,Math.max(e.scrollTop,o+t.offsetHeight-e.clientHeight))}function zr({name:n,timeline:t,prompts:e}){let o=s=>t.reduce((i,[,r,l])=>i+(l===s?r:0),0);return $.timeline(n,{prompted:Object.keys(e).length,tracked:o("tracked"),stale:o("stale"),absent:o("absent")})}function Ir({ui:n,session:t}){let{unfinished:e}=n.state;if(!e)return u;let{done:o,total:s}=e;return h`<button
    class="button outlined figures"
    data-test="resume"
    title=${$.resumeTitle(o,s)}
    @click=${()=>{t.propagation.resume()}}
  >
    ${$.resume(o,s)}
  </button>`}function Nr(n){let{ui:t,session:e}=n,o=t.state.objects.some(l=>Object.keys(l.prompts).length>0),s=(l,a,d,c)=>Q(n,l,a,d,()=>{e.propagation.run(c)}),i=t.frame,r=(t.state.medium?.frames??1)-1;return h`<div class="joined">
    <button
      class="button primary"
      data-test="propagate"
      ?disabled=${!o||t.state.due.frames===0&&t.pending.length===0}
      title=${o?$.propagateTitle:$.nothing}
      @click=${()=>{e.propagation.run({direction:"update"})}}
    >
      ${M("propagate")}<span>${t.state.due.label||$.propagate}</span>
    </button>
    ${I(n,"propagate-menu",{label:$.how,content:M("down"),disabled:!o,classes:"primary icon-button slim"},()=>[s("propagate-forward",$.forward,$.forwardDetail,{direction:"forward",start:i}),s("propagate-backward",$.backward,$.backwardDetail,{direction:"backward",start:i}),s("propagate-some",$.some(ws),"",{direction:"forward",start:i,end:Math.min(i+ws,r)}),s("propagate-one",$.one,"",{direction:"both",start:i,end:i}),s("propagate-all",$.all,$.allDetail,{direction:"both"})],"right up")}
  </div>`}function Br({ui:n,session:t}){let{done:e,total:o,framesPerSecond:s,secondsLeft:i,stopping:r}=n.propagation,l=e?$.progress(s,i):$.starting;return h`<div class="propagating">
    <span class="figures" data-test="progress">${r?$.stopping:l}</span>
    <progress max=${o||1} .value=${e} aria-label=${$.propagating(e,o)}></progress>
    <button
      class="button outlined"
      data-test="cancel"
      ?disabled=${r}
      title=${$.stop}
      @click=${()=>t.propagation.cancel()}
    >
      ${T.cancel}
    </button>
  </div>`}function Fr(n){let t=Math.floor(n/60);return`${t}:${(n-60*t).toFixed(2).padStart(5,"0")}`}function Ms({ui:n,session:t}){let e=n.problem;return h`<div class="toasts" role="alert">
    ${e?h`<div class="toast" data-test="error" data-kind=${e.kind}>
          ${M(e.kind==="error"?"warning":"info")}
          <div class="toast-words">
            <b>${e.message}</b>
            ${e.hint?h`<span>${e.hint}</span>`:u}
            ${e.action?h`<button class="button outlined" data-test="error-action" @click=${()=>t.act()}>
                    ${e.action.label}
                  </button>`:u}
          </div>
          ${E("error-dismiss","close",L.dismiss,()=>t.dismiss())}
        </div>`:u}
  </div>`}function Ts({ui:n}){return h`<div class="reconnecting" role="status" data-test="reconnecting">
    ${n.reconnecting?h`<p><span class="spinner small"></span>${mn.lost}</p>`:u}
  </div>`}function Ss({ui:n,session:t}){return n.opening?h`<div class="opening" role="status" data-test="opening">
    <span class="spinner small"></span><span>${n.opening}</span>
    <button class="button outlined" data-test="cancel-opening" @click=${()=>t.opening.cancel()}>
      ${T.cancel}
    </button>
  </div>`:u}function Es(n){let{ui:t,session:e}=n,{medium:o,objects:s}=t.state;if(t.exporting){let{done:r,total:l,format:a}=t.exporting;return h`<div class="exporting" role="status">
      <progress max=${l||1} .value=${r} aria-label=${k.progress(a.label)}></progress>
      <span class="figures">${l?T.percent(r/l):"…"}</span>
      ${E("cancel-export","close",k.cancel,()=>e.exporting.cancel())}
    </div>`}let i=s.length?k.export:k.nothing;return h`<button
    class="button outlined"
    data-test="export"
    aria-label=${i}
    title=${i}
    aria-haspopup="dialog"
    ?disabled=${!s.length||!o||!t.exports[o.kind].length}
    @click=${()=>n.showExport()}
  >
    ${M("download")}<span class="wide">${k.export}</span>
  </button>`}function As(n){let t={label:v.settings,content:M("more"),classes:"icon-button"};return I(n,"settings",t,()=>Vr(n),"right","dialog")}function Vr(n){let{ui:t,session:e}=n,{medium:o,objects:s,can_redo:i}=t.state;return h`
    ${o?Wr(n):u}
    <div class="narrow">
      ${i?Q(n,"menu-redo",v.redo,"",()=>e.edits.redo(),"button"):u}
      ${ln(n,"more-example","button")}
    </div>
    ${s.length?Q(n,"reset",h`${M("removeAll")}${v.reset}`,v.resetDetail,()=>e.edits.reset(),"button"):u}
    <button class="menu-item" data-test="settings-keys" @click=${()=>n.showKeys()}>
      <span>${M("help")}${v.keys}</span>
    </button>
    ${os(n)}
  `}function Wr({ui:n,session:t}){let{opacity:e,prompts:o}=n.settings,s=i=>i.target;return h`
    <label class="menu-row">
      <span>${v.opacity}</span><output>${T.percent(e)}</output>
      <input
        type="range"
        class="range"
        data-test="opacity"
        min="0"
        max="1"
        step="0.01"
        .value=${String(e)}
        style="--at: ${e}"
        @input=${i=>t.navigation.set({opacity:Number(s(i).value)})}
      />
    </label>
    <label class="menu-row">
      <span>${v.prompts}</span>
      <input
        type="checkbox"
        data-test="show-prompts"
        .checked=${o}
        @change=${i=>t.navigation.set({prompts:s(i).checked})}
      />
    </label>
  `}function ln(n,t,e="menuitem"){return n.ui.examples.map(({example:o,thumbnail:s})=>Q(n,`${t}-${o.id}`,h`<img class="menu-thumbnail" src=${s} alt="" />${o.name}`,o.kind==="video"?v.video:v.image,()=>{n.session.open({example:o.id,name:o.name})},e))}function Cs({stage:n}){return n?h`<div class="zoom" role="group" aria-label=${v.zoom}>
    ${E("zoom-out","minus",v.zoomOut,()=>n.zoom(1/1.5),{key:"−",disabled:n.fitted})}
    <output class="figures" data-test="zoom-level">${T.percent(n.view.scale)}</output>
    ${E("zoom-in","plus",v.zoomIn,()=>n.zoom(1.5),{key:"+"})}
    ${E("zoom-fit","fit",v.zoomFit,()=>n.fit(),{key:"0",disabled:n.fitted})}
  </div>`:u}function _s({stage:n}){return!n||n.fitted?u:h`<button class="button outlined zoom-whole" data-test="zoom-whole" @click=${()=>n.fit()}>
    ${M("fit")}${v.zoomFit}
  </button>`}var Kr=[["add","add",v.add,"A"],["subtract","subtract",v.subtract,"S"],["box","box",v.box,"B"],["pan","pan",v.pan,"H"]];function Ls(n){let{ui:t,session:e}=n,{medium:o,can_undo:s,can_redo:i}=t.state,r=(l,a,d)=>E(l,l,v[l],()=>e.edits[l](),{key:a,disabled:!d});return h`<div class="toolbar" role="toolbar" aria-label=${v.label}>
    <div class="joined">
      <button
        class="button"
        data-test="open"
        title=${v.openTitle}
        aria-label=${v.open}
        @click=${()=>n.chooseFile()}
      >
        ${M("open")}<span class="wide">${v.open}</span>
      </button>
      ${t.examples.length?I(n,"examples",{label:v.examples,content:M("down"),classes:"icon-button slim"},()=>ln(n,"menu-example")):u}
    </div>
    ${o?h`
          <div class="group">
            ${r("undo","Ctrl+Z",s)} ${r("redo","Ctrl+Shift+Z",i)}
          </div>
          <div class="segments" role="group" aria-label=${v.tools}>
            ${Kr.map(([l,a,d,c])=>E(`tool-${l}`,a,d,()=>e.navigation.setTool(l),{key:c,pressed:t.tool===l}))}
          </div>
          ${Cs(n)}
        `:u}
    <span class="space"></span>
    <div class="group">
      ${o?qr(n):u} ${As(n)}
      ${E("help","help",v.help,()=>n.showKeys(),{key:"?"})}
    </div>
    ${o?Es(n):u}
  </div>`}function qr({ui:n,session:t}){let{panel:e}=n.settings,o=e?v.foldPanel:v.showPanel;return E("panel","panel",o,()=>t.navigation.set({panel:!e}),{pressed:e})}function js(n){let{ui:t,session:e}=n,{opening:o}=e,s=t.asking??"",{title:i,text:r,stay:l,discard:a}=Oe,d=()=>{o.exportFirst(),n.showExport()},c=h`<div class="question">
    <p>${r(s,t.state.medium?.name??"")}</p>
    <div class="answers">
      <button class="button primary" data-test="unsaved-export" @click=${d}>${Oe.export}</button>
      <button class="button outlined" data-test="unsaved-discard" @click=${()=>o.discard()}>
        ${a(s)}
      </button>
      <button class="button" data-test="unsaved-stay" @click=${()=>o.stay()}>${l}</button>
    </div>
  </div>`;return N("unsaved",i,i,c,()=>o.stay())}function Os({ui:n,session:t},e){n.asking!==null&&!e.open?(e.showModal(),e.onclose=()=>t.ui.asking!==null&&t.opening.stay()):n.asking===null&&e.open&&e.close()}var Rs=C`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  button,
  input {
    font: inherit;
    color: inherit;
    margin: 0;
  }

  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }

  .icon {
    width: 20px;
    height: 20px;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    height: 32px;
    padding: 0 10px;
    border: 1px solid transparent;
    border-radius: var(--radius);
    background: none;
    font-weight: 500;
    white-space: nowrap;
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
  }
  .button:hover {
    background: var(--hover);
  }
  .button:active {
    background: var(--pressed);
  }
  .button:disabled {
    opacity: 0.38;
    cursor: default;
    background: none;
  }
  .icon-button {
    width: 32px;
    padding: 0;
    color: var(--muted);
  }
  .icon-button:hover:enabled {
    color: var(--text);
  }
  .slim {
    width: 24px;
  }
  .button.outlined {
    border-color: var(--line);
    background: var(--raised);
  }
  .button.outlined:hover:enabled {
    background: linear-gradient(var(--hover), var(--hover)), var(--raised);
  }
  .button.primary {
    background: var(--accent);
    color: var(--accent-ink);
  }
  .button.primary:hover:enabled {
    background: var(--accent-hover);
    color: var(--accent-ink);
  }
  .button.danger,
  .button.danger:hover:enabled {
    background: var(--danger);
    color: var(--raised);
  }

  .joined,
  .group {
    display: inline-flex;
    align-items: center;
  }
  [data-test="panel"][aria-pressed="true"] {
    color: var(--accent);
  }

  .joined > .primary {
    border-radius: var(--radius) 0 0 var(--radius);
    padding-right: 12px;
  }
  .joined .menu-anchor .primary {
    border-radius: 0 var(--radius) var(--radius) 0;
    border-left: 1px solid color-mix(in srgb, var(--accent-ink) 35%, transparent);
  }

  .zoom {
    display: flex;
    align-items: center;
  }
  .zoom output {
    min-width: 46px;
    text-align: center;
    font-size: 12px;
    color: var(--muted);
  }
  .segments {
    display: inline-flex;
    padding: 2px;
    gap: 2px;
    border-radius: var(--radius);
    background: var(--pressed);
  }
  .segments .button {
    height: 28px;
    border-radius: 6px;
  }
  .segments [aria-pressed="true"] {
    background: var(--segment);
    color: var(--accent);
    box-shadow: 0 1px 2px rgba(0, 0, 0, 0.18);
  }

  .spinner {
    width: 28px;
    height: 28px;
    border: 3px solid var(--pressed);
    border-top-color: var(--accent);
    border-radius: 50%;
    animation: turn 0.8s linear infinite;
  }
  .spinner.small {
    width: 14px;
    height: 14px;
    border-width: 2px;
    flex: none;
  }
  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }

  .figures {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .quiet {
    color: var(--muted);
  }
  .space {
    flex: 1;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation-duration: 3s !important;
      transition: none !important;
    }
  }
`;var Ds=C`
  .sheet[data-test="export-sheet"] {
    width: min(720px, calc(100vw - 32px));
  }
  .export {
    display: grid;
    grid-template-columns: 208px 1fr;
    gap: 20px;
    margin-top: 8px;
    padding-right: 8px;
  }
  .export-formats {
    display: flex;
    flex-direction: column;
    gap: 1px;
    max-height: min(62vh, 560px);
    overflow-y: auto;
    padding: 2px;
  }
  .sheet[data-test="export-sheet"] .sheet-body {
    padding-bottom: 8px;
  }
  .export-formats h3 {
    margin: 12px 10px 4px;
    color: var(--muted);
    font-size: 12px;
    font-weight: 500;
  }
  .export-formats h3:first-child {
    margin-top: 0;
  }
  .export-format {
    position: relative;
    padding: 6px 10px;
    border-radius: 6px;
    cursor: pointer;
  }
  .export-format:hover {
    background: var(--hover);
  }
  .export-format[data-chosen] {
    background: var(--accent-soft);
    color: var(--accent);
    font-weight: 500;
  }
  .export-format:has(:focus-visible) {
    outline: 2px solid var(--accent);
  }
  .export-details {
    display: flex;
    flex-direction: column;
    gap: 12px;
    min-width: 0;
  }
  .export-details p {
    margin: 0;
  }
  .export-about b {
    font-weight: 600;
  }
  .export-loses {
    font-size: 13px;
  }
  .export-choices {
    display: flex;
    flex-direction: column;
    border-top: 1px solid var(--line);
    padding-top: 8px;
  }
  .export-row {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    min-height: 36px;
  }
  .export-field {
    display: inline-flex;
    align-items: center;
    gap: 8px;
  }
  .export-number,
  .export-select {
    height: 30px;
    padding: 0 8px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--page);
    color: inherit;
    font: inherit;
  }
  .export-number {
    width: 80px;
    font-variant-numeric: tabular-nums;
    text-align: right;
  }
  .export-objects {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 16px;
    max-height: 120px;
    overflow-y: auto;
    margin: 4px 0;
    padding: 0;
    border: 0;
  }
  .export-objects legend {
    float: left;
    margin-right: 16px;
    padding: 6px 0 0;
  }
  .export-objects label {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 32px;
    max-width: 100%;
  }
  .export-objects i {
    width: 10px;
    height: 10px;
    flex: none;
    border-radius: 50%;
  }
  .export-objects span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .export-notices {
    margin: 0;
    padding: 8px 12px 8px 28px;
    border-radius: var(--radius);
    background: var(--ground);
    font-size: 13px;
  }
  .export-notices li::marker {
    color: var(--warning);
  }
  .export-notices li + li {
    margin-top: 4px;
  }
  .export-problem {
    padding: 8px 12px;
    border-radius: var(--radius);
    background: var(--danger-soft);
    color: var(--danger);
    font-size: 13px;
  }
  .export-foot {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    position: sticky;
    bottom: 0;
    margin-top: auto;
    padding: 8px 0;
    background: var(--raised);
  }
  .export-foot .figures {
    font-size: 13px;
    white-space: normal;
  }
  @media (max-width: 600px) {
    .export {
      grid-template-columns: 1fr;
      gap: 12px;
    }
    .export-formats {
      max-height: 168px;
      border: 1px solid var(--line);
      border-radius: var(--radius);
    }
  }
`;var Hs=C`
  input[type="checkbox"] {
    width: 16px;
    height: 16px;
    accent-color: var(--accent);
  }

  .range {
    appearance: none;
    width: 100%;
    height: 24px;
    margin: 0;
    background: none;
    cursor: pointer;
  }
  .range::-webkit-slider-runnable-track {
    height: 4px;
    border-radius: 2px;
    background: linear-gradient(var(--accent), var(--accent)) 0 / calc(8px + (100% - 16px) * var(--at, 0)) 100% no-repeat
      var(--pressed);
  }
  .range::-moz-range-track {
    height: 4px;
    border-radius: 2px;
    background: var(--pressed);
  }
  .range::-moz-range-progress {
    height: 4px;
    border-radius: 2px;
    background: var(--accent);
  }
  .range::-webkit-slider-thumb {
    appearance: none;
    width: 16px;
    height: 16px;
    margin-top: -6px;
    border: 2px solid var(--raised);
    border-radius: 50%;
    background: var(--accent);
    box-shadow: 0 0 0 1px var(--line-strong);
  }
  .range::-moz-range-thumb {
    width: 12px;
    height: 12px;
    border: 2px solid var(--raised);
    border-radius: 50%;
    background: var(--accent);
    box-shadow: 0 0 0 1px var(--line-strong);
  }
  .range:focus-visible {
    outline-offset: -2px;
    border-radius: 6px;
  }

  progress {
    appearance: none;
    width: 120px;
    height: 6px;
    border: 0;
    border-radius: 3px;
    overflow: hidden;
    background: var(--pressed);
  }
  progress::-webkit-progress-bar {
    background: var(--pressed);
  }
  progress::-webkit-progress-value {
    background: var(--accent);
    border-radius: 3px;
  }
  progress::-moz-progress-bar {
    background: var(--accent);
  }
`;var Us=C`
  .app {
    container: app / inline-size;
    position: relative;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--page);
    color: var(--text);
    font: 400 14px/1.4 var(--font);
    -webkit-font-smoothing: antialiased;
  }

  /* A page of its own is filled from edge to edge. */
  .app[data-page] {
    border: 0;
    border-radius: 0;
  }

  .toolbar {
    display: flex;
    align-items: center;
    gap: 4px 8px;
    min-height: 48px;
    padding: 6px 8px;
    border-bottom: 1px solid var(--line);
  }

  /* Below one another; where the width allows it the panel is beside the image. A part that is not there takes no
     room. */
  .frame {
    display: grid;
    grid-template:
      "banner" "toolbar" "stage" "filmstrip" "timeline" "panel" "status"
      / minmax(0, 1fr);
  }
  .banner {
    grid-area: banner;
  }
  .toolbar {
    grid-area: toolbar;
  }
  .stage-frame {
    grid-area: stage;
  }
  .filmstrip {
    grid-area: filmstrip;
  }
  .timeline {
    grid-area: timeline;
  }
  .panel {
    grid-area: panel;
  }
  .status {
    grid-area: status;
  }
  .app[data-beside] .frame:has(.panel) {
    grid-template:
      "banner banner" "toolbar toolbar" "stage panel" "filmstrip filmstrip" "timeline timeline" "status status"
      / minmax(0, 1fr) clamp(216px, 120px + 16cqw, 420px);
  }
  .app[data-beside][data-folded] .frame:has(.panel) {
    grid-template-columns: minmax(0, 1fr) 0;
  }
  .app[data-beside][data-folded] .panel {
    display: none;
  }

  .stage-frame {
    position: relative;
    min-width: 0;
    overflow: hidden;
    background: var(--stage);
  }
  .stage {
    position: absolute;
    inset: 0;
    cursor: crosshair;
    /* A finger scrolls the page where the image fits. Its pinch is ours. */
    touch-action: pan-x pan-y;
    user-select: none;
    -webkit-user-select: none;
    -webkit-touch-callout: none;
  }
  .stage[data-zoomed],
  .stage[data-tool="pan"],
  .stage[data-tool="box"] {
    touch-action: none;
  }
  .stage:focus-visible {
    outline: none;
  }
  /* Over the layers, which would hide an outline. */
  .stage:focus-visible::after {
    content: "";
    position: absolute;
    inset: 0;
    box-shadow: inset 0 0 0 2px var(--accent);
    pointer-events: none;
  }
  .app:not([data-open]) .stage {
    cursor: default;
    pointer-events: none;
  }
  .stage[data-tool="pan"],
  .stage[data-space] {
    cursor: grab;
  }
  .stage[data-moving] {
    cursor: grabbing;
  }
  .stage canvas {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    pointer-events: none;
  }
  .zoom-whole {
    position: absolute;
    right: 10px;
    bottom: 10px;
    display: none;
    box-shadow: var(--shadow);
  }

  .panel {
    display: flex;
    flex-direction: column;
    min-width: 0;
    border-top: 1px solid var(--line);
  }
  .app[data-beside] .panel {
    border-top: 0;
    border-left: 1px solid var(--line);
    /* As high as the image, whatever is in it. */
    height: 0;
    min-height: 100%;
    overflow-y: auto;
    container: panel / size;
  }

  .timeline {
    border-top: 1px solid var(--line);
  }

  .status {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 16px;
    min-height: 32px;
    padding: 4px 12px;
    border-top: 1px solid var(--line);
    color: var(--muted);
    font-size: 12px;
  }
  .status > span {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-width: 0;
  }
  .status b {
    font-weight: 600;
    color: var(--text);
  }
  .status .practice {
    height: 24px;
    margin-left: -6px;
    padding: 0 6px;
    gap: 4px;
    border-radius: 6px;
    color: var(--warning);
    font-weight: 600;
  }
  .status .practice .icon {
    width: 16px;
    height: 16px;
  }
  .medium-name {
    overflow: hidden;
    max-width: 240px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .narrow {
    display: none;
  }

  @container app (max-width: 819px) {
    .toolbar .wide {
      display: none;
    }
    .toolbar .button:has(.wide) {
      width: 32px;
      padding: 0;
    }
    .zoom output {
      display: none;
    }
  }

  /* What does not fit into one row of a phone is in the menu. */
  @container app (max-width: 559px) {
    .toolbar {
      justify-content: space-between;
      gap: 2px;
      padding: 6px;
    }
    .toolbar > .space,
    .toolbar .zoom,
    .toolbar [data-test="help"],
    .toolbar [data-test="panel"],
    .toolbar [data-test="examples"],
    .app[data-open] .toolbar [data-test="redo"],
    .status > .medium,
    .status .encode,
    .transport [data-test="first"],
    .transport [data-test="last"] {
      display: none;
    }
    .zoom-whole {
      display: inline-flex;
    }
    .narrow {
      display: block;
    }
    .toolbar .menu-anchor [data-test="export"] {
      width: auto;
      padding: 0 10px;
    }
    .toolbar [data-test="export"] .wide {
      display: inline;
    }
    .status {
      flex-wrap: nowrap;
      min-height: 28px;
      padding: 0 10px;
      overflow: hidden;
      white-space: nowrap;
    }
  }

  /* A low window, a phone on its side: the image needs the height. */
  @media (max-height: 500px) {
    .app[data-page] .toolbar {
      min-height: 44px;
      padding-block: 4px;
    }
    .app[data-page] .status {
      min-height: 24px;
      padding-block: 0;
    }
  }

  /* Fingers need 44 pixels. */
  @media (pointer: coarse) {
    .button,
    .segments .button {
      min-height: 44px;
    }
    .icon-button,
    .segments .icon-button {
      min-width: 44px;
    }
    .slim,
    .joined .slim {
      min-width: 36px;
    }
    .toolbar,
    .app[data-page] .toolbar {
      min-height: 56px;
      padding-block: 4px;
    }
    .status .button {
      min-height: 28px;
    }
    .menu-item {
      min-height: 44px;
    }
    .app:not([data-beside]) .toolbar .icon-button {
      flex: 0 1 44px;
      min-width: 36px;
    }
    /* Fingers move and zoom the image with any tool. */
    .toolbar [data-test="tool-pan"],
    .toolbar .zoom {
      display: none;
    }
    .zoom-whole {
      display: inline-flex;
    }
  }
`;var zs=C`
  .menu-anchor {
    position: relative;
    display: inline-flex;
  }
  .menu {
    position: absolute;
    z-index: 20;
    top: calc(100% + 6px);
    left: 0;
    min-width: 224px;
    max-height: 60vh;
    overflow: auto;
    padding: 4px;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--raised);
    box-shadow: var(--shadow);
  }
  .menu.right {
    left: auto;
    right: 0;
  }
  .menu.up {
    top: auto;
    bottom: calc(100% + 6px);
  }
  .menu-item {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 1px;
    width: 100%;
    padding: 7px 10px;
    border: 0;
    border-radius: 6px;
    background: none;
    text-align: left;
    cursor: pointer;
  }
  .menu-item:hover,
  .menu-item:focus-visible {
    background: var(--hover);
  }
  .menu-item span {
    display: inline-flex;
    align-items: center;
    gap: 8px;
  }
  .menu-item:has(.menu-thumbnail) {
    flex-direction: row;
    align-items: center;
    justify-content: space-between;
    gap: 16px;
  }
  .menu-thumbnail {
    width: 44px;
    height: 32px;
    border-radius: 4px;
    object-fit: cover;
  }
  .menu-item small {
    color: var(--muted);
    font-size: 12px;
    white-space: normal;
  }
  .menu-row {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: center;
    gap: 4px 12px;
    padding: 7px 10px;
  }
  .menu-row .range {
    grid-column: 1 / -1;
  }
  .menu-row output {
    color: var(--muted);
    font-variant-numeric: tabular-nums;
  }
  .note {
    padding: 8px 10px;
    max-width: 280px;
    white-space: normal;
  }
  .note p {
    margin: 0 0 6px;
  }
  .note p:last-child {
    margin: 0;
  }
`;var Is=C`
  .empty {
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 12px;
    padding: 16px;
    overflow: auto;
  }
  .empty-icon .icon {
    width: 40px;
    height: 40px;
    stroke-width: 1;
    color: var(--muted);
  }
  .empty-title {
    margin: 0;
    font-size: 18px;
    font-weight: 600;
    text-align: center;
  }
  .empty > .button {
    height: 36px;
    padding: 0 24px;
  }
  .examples {
    display: flex;
    justify-content: center;
    gap: 12px;
    margin-top: 20px;
  }
  .example {
    display: flex;
    flex-direction: column;
    gap: 6px;
    width: 144px;
    min-width: 0;
    padding: 0;
    border: 0;
    border-radius: var(--radius);
    background: none;
    color: var(--muted);
    font-size: 12px;
    cursor: pointer;
  }
  .example-image {
    position: relative;
    display: block;
    aspect-ratio: 4 / 3;
    border-radius: var(--radius);
    overflow: hidden;
    box-shadow: 0 0 0 1px var(--line);
  }
  .example:hover .example-image {
    box-shadow: 0 0 0 2px var(--accent);
  }
  .example:hover {
    color: var(--text);
  }
  .example img {
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  .example i {
    position: absolute;
    right: 6px;
    bottom: 6px;
    display: grid;
    padding: 3px;
    border-radius: 6px;
    background: rgba(0, 0, 0, 0.6);
    color: #ffffff;
  }
  .example i .icon {
    width: 14px;
    height: 14px;
  }

  .busy {
    position: absolute;
    z-index: 5;
    inset: 0 0 auto 0;
    height: 3px;
    overflow: hidden;
    visibility: hidden;
    background: color-mix(in srgb, var(--accent) 25%, transparent);
  }
  .busy[data-on] {
    visibility: visible;
  }
  .busy::after {
    content: "";
    position: absolute;
    inset: 0;
    width: 35%;
    background: var(--accent);
    animation: slide 1.1s ease-in-out infinite;
  }
  @keyframes slide {
    from {
      transform: translateX(-100%);
    }
    to {
      transform: translateX(290%);
    }
  }

  .opening,
  .toast {
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--raised);
    box-shadow: var(--shadow);
  }
  .opening {
    position: absolute;
    left: 50%;
    bottom: 24px;
    display: flex;
    align-items: center;
    gap: 12px;
    max-width: calc(100% - 24px);
    padding: 7px 8px 7px 14px;
    transform: translateX(-50%);
  }
  .reconnecting {
    position: absolute;
    z-index: 9;
    top: 12px;
    left: 12px;
    right: 12px;
    display: flex;
    justify-content: center;
    pointer-events: none;
  }
  .reconnecting p {
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 0;
    padding: 6px 14px 6px 10px;
    border: 1px solid var(--line);
    border-radius: 999px;
    background: var(--raised);
    box-shadow: var(--shadow);
    font-size: 13px;
  }
  .question {
    max-width: 420px;
    padding-right: 8px;
  }
  .question p {
    margin: 4px 0 16px;
    line-height: 1.5;
  }
  .answers {
    display: flex;
    justify-content: flex-end;
    gap: 8px;
  }
  .toasts {
    position: absolute;
    z-index: 10;
    top: 12px;
    left: 12px;
    right: 12px;
    display: flex;
    justify-content: center;
    pointer-events: none;
  }
  .toast {
    display: flex;
    align-items: flex-start;
    gap: 10px;
    max-width: 520px;
    padding: 8px 8px 8px 14px;
    pointer-events: auto;
  }
  .toast[data-kind="error"] {
    border-color: color-mix(in srgb, var(--danger) 45%, var(--line));
    background: linear-gradient(var(--danger-soft), var(--danger-soft)), var(--raised);
  }
  .toast > .icon {
    margin-top: 6px;
    color: var(--accent);
  }
  .toast[data-kind="error"] > .icon {
    color: var(--danger);
  }
  .toast-words {
    display: flex;
    min-width: 0;
    flex-direction: column;
    align-items: flex-start;
    gap: 2px;
    padding: 5px 0;
    overflow-wrap: anywhere;
  }
  .toast-words b,
  .toast-words span {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 8;
    overflow: hidden;
  }
  .toast-words b {
    font-weight: 600;
  }
  .toast-words .button {
    display: block;
    max-width: 100%;
    margin-top: 6px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .dropping {
    position: absolute;
    z-index: 8;
    inset: 8px;
    display: grid;
    place-items: center;
    border: 2px dashed var(--accent);
    border-radius: 10px;
    background: color-mix(in srgb, var(--page) 82%, transparent);
    font-size: 18px;
    font-weight: 600;
    pointer-events: none;
  }

  .sheet {
    max-width: min(720px, calc(100vw - 32px));
    max-height: calc(100vh - 48px);
    padding: 0;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--raised);
    color: var(--text);
    box-shadow: var(--shadow);
  }
  .sheet::backdrop {
    background: rgba(10, 10, 16, 0.4);
  }
  .sheet-body {
    padding: 12px 12px 20px 20px;
  }
  .question {
    max-width: 600px;
    padding-right: 8px;
  }
  .question p {
    margin: 4px 0 16px;
  }
  .answers {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .answers .button {
    max-width: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .sheet .card-head {
    padding: 0;
  }
  .sheet h2 {
    font-size: 16px;
  }
  dl {
    columns: 2 280px;
    column-gap: 32px;
    margin: 8px 8px 0 0;
  }
  dl > div {
    display: grid;
    grid-template-columns: 112px 1fr;
    gap: 8px;
    padding: 4px 0;
    break-inside: avoid;
  }
  dt,
  dd {
    margin: 0;
    font-size: 13px;
  }
  kbd {
    display: inline-block;
    margin: 0 2px 2px 0;
    padding: 0 6px;
    border: 1px solid var(--line);
    border-radius: 5px;
    background: var(--ground);
    font: 500 12px/18px var(--font);
    white-space: nowrap;
  }

  .prose {
    padding-right: 8px;
    font-size: 13px;
    line-height: 1.5;
    overflow-wrap: anywhere;
  }
  .prose h1 {
    margin: 4px 0 8px;
    font-size: 18px;
  }
  .prose h2 {
    margin: 20px 0 6px;
    font-size: 14px;
  }
  .prose p,
  .prose ul {
    margin: 0 0 8px;
  }
  .prose ul {
    padding-left: 20px;
  }
  .prose code {
    font-size: 12px;
  }
  .prose table {
    display: block;
    margin: 8px 0;
    overflow-x: auto;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
    overflow-wrap: normal;
  }
  .prose th,
  .prose td {
    padding: 4px 10px 4px 0;
    border-bottom: 1px solid var(--line);
    text-align: left;
    vertical-align: top;
  }

  @container app (max-width: 559px) {
    .examples {
      gap: 8px;
      width: 100%;
    }
    .example {
      flex: 1 1 0;
    }
    .toast {
      width: 100%;
    }
  }
`;var Ns=C`
  .card {
    padding: 8px;
  }
  .card + .card,
  .card + .quiet-button {
    border-top: 1px solid var(--line);
  }
  .card-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-height: 32px;
    padding-left: 6px;
  }
  h2 {
    margin: 0;
    font-size: 13px;
    font-weight: 600;
  }
  .card > .quiet {
    margin: 2px 6px 8px;
    font-size: 13px;
  }
  .quiet-button {
    justify-content: flex-start;
    height: 40px;
    padding: 0 14px;
    border-radius: 0;
    color: var(--accent);
  }

  .objects {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .object {
    display: flex;
    align-items: center;
    height: 36px;
    padding: 0 2px 0 6px;
    border-radius: var(--radius);
  }
  .object:hover {
    background: var(--hover);
  }
  .object[data-selected] {
    background: var(--accent-soft);
  }
  .object .icon-button {
    width: 28px;
    height: 28px;
  }
  .object .icon {
    width: 18px;
    height: 18px;
  }
  @media (hover: hover) {
    .object [data-test$="-delete"]:not(:focus-visible) {
      opacity: 0;
    }
  }
  .object:hover [data-test$="-delete"],
  .object[data-selected] [data-test$="-delete"] {
    opacity: 1;
  }
  .swatch {
    position: relative;
    width: 16px;
    height: 16px;
    flex: none;
    border-radius: 5px;
    background: var(--color);
    box-shadow: inset 0 0 0 1px rgba(0, 0, 0, 0.25);
    cursor: pointer;
  }
  .swatch:focus-within {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .swatch input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    opacity: 0;
    cursor: pointer;
  }
  .object-name {
    flex: 1;
    min-width: 0;
    height: 100%;
    padding: 0 8px 0 10px;
    border: 0;
    background: none;
    text-align: left;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    cursor: pointer;
  }
  .object[data-selected] .object-name {
    font-weight: 600;
  }
  .object[data-hidden] .object-name {
    color: var(--muted);
  }
  .object-name-field {
    flex: 1;
    min-width: 0;
    height: 28px;
    margin: 0 4px;
    padding: 0 6px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--page);
  }

  .candidates {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: 6px;
    padding: 0 6px 6px;
  }
  .candidate {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 3px;
    min-width: 0;
    padding: 3px;
    border: 0;
    border-radius: var(--radius);
    background: none;
    box-shadow: inset 0 0 0 1px var(--line);
    color: var(--muted);
    font-size: 12px;
    cursor: pointer;
  }
  .candidate:hover {
    background: var(--hover);
  }
  .candidate[aria-pressed="true"] {
    box-shadow: inset 0 0 0 2px var(--accent);
    color: var(--text);
    font-weight: 600;
  }
  .candidate-words {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0 6px;
  }
  .candidate-words .wide-only {
    display: none;
  }
  .candidate-image {
    display: block;
    width: 100%;
    border-radius: 5px;
    background: var(--stage);
  }

  /* Where the panel is high each candidate has a row, and is as large as the height allows. */
  @container panel (min-height: 600px) {
    .candidates {
      grid-template-columns: minmax(0, 1fr);
    }
    .candidate {
      flex-direction: row;
      gap: 10px;
      text-align: left;
    }
    .candidate-words {
      flex-direction: column;
      align-items: flex-start;
      gap: 1px;
      font-weight: 400;
    }
    .candidate-words .figures {
      font-size: 16px;
      font-weight: 600;
    }
    .candidate-words .wide-only {
      display: inline;
    }
    .candidate-image {
      width: min(62%, (100cqh - 300px) * 0.44);
    }
  }

  /* Below the image both are always in view, and keep their height whatever is in them: objects in a row that is
     scrolled sideways, and the candidates. */
  .app:not([data-beside]) .panel .card {
    padding: 4px 8px;
  }
  .app:not([data-beside]) .card-objects {
    display: flex;
    align-items: center;
    gap: 4px;
    min-height: 52px;
  }
  .app:not([data-beside]) .card-objects > .card-head {
    order: 1;
    padding: 0;
  }
  .app:not([data-beside]) .card-objects > .quiet {
    flex: 1;
    margin: 0 6px;
  }
  .app:not([data-beside]) .panel h2,
  .app:not([data-beside]) .card-candidates > .card-head,
  .app[data-beside] .candidates-hint {
    display: none;
  }
  .app:not([data-beside]) .candidates-hint {
    margin: 8px 6px;
  }
  .app:not([data-beside]) .objects {
    display: flex;
    flex: 1;
    gap: 4px;
    min-width: 0;
    overflow-x: auto;
    scrollbar-width: none;
  }
  .app:not([data-beside]) .object {
    flex: none;
    height: 44px;
    padding: 0 4px 0 8px;
    box-shadow: inset 0 0 0 1px var(--line);
  }
  .app:not([data-beside]) .object[data-selected] {
    padding-right: 0;
  }
  .app:not([data-beside]) .object:not([data-selected]) .icon-button {
    display: none;
  }
  .app:not([data-beside]) .object-name {
    max-width: 120px;
  }
  .app:not([data-beside]) .card-candidates {
    min-height: 128px;
    padding-top: 0;
    border-top: 0;
  }
  .app:not([data-beside]) .candidates {
    max-width: 420px;
    padding: 0;
  }
  .app:not([data-beside]) .candidate-image {
    max-height: 15vh;
    object-fit: contain;
  }

  @media (pointer: coarse) {
    .object {
      height: 44px;
    }
    .object .icon-button {
      width: 40px;
      min-width: 40px;
      height: 44px;
    }
    .swatch {
      width: 24px;
      height: 24px;
    }
    /* Around the colour, for a finger. */
    .swatch input {
      inset: -10px -6px;
      width: calc(100% + 12px);
      height: calc(100% + 20px);
    }
  }
`;var Bs=C`
  .transport {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    padding: 6px 8px 0;
  }
  .counter {
    color: var(--muted);
  }
  .counter b {
    color: var(--text);
    font-weight: 600;
  }
  .counter .time {
    margin-left: 12px;
  }
  .runs {
    display: flex;
    gap: 8px;
    margin-left: auto;
  }
  .propagating {
    display: flex;
    flex: 1 1 240px;
    align-items: center;
    justify-content: flex-end;
    gap: 10px;
    min-width: 0;
  }
  .propagating progress {
    flex: 0 1 120px;
    min-width: 32px;
  }
  .exporting {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .timeline-rows {
    --label: 104px;
    padding: 2px 12px 8px;
  }
  .timeline-row {
    display: grid;
    grid-template-columns: var(--label) minmax(0, 1fr);
    align-items: center;
  }
  .lanes {
    position: relative;
  }
  .object-rows {
    /* Room for two at once: the image must not shrink with the first click. */
    min-height: 44px;
    max-height: 88px;
    overflow-y: auto;
  }
  .timeline-label {
    display: flex;
    align-items: center;
    gap: 8px;
    min-width: 0;
    height: 22px;
    padding: 0 8px 0 2px;
    border: 0;
    background: none;
    color: var(--muted);
    font-size: 12px;
    cursor: pointer;
  }
  .timeline-label span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .timeline-row[data-selected] .timeline-label {
    color: var(--text);
    font-weight: 600;
  }
  .dot {
    width: 8px;
    height: 8px;
    flex: none;
    border-radius: 3px;
    background: var(--color);
  }
  .object-timeline {
    display: block;
    width: 100%;
    height: 22px;
    cursor: pointer;
    touch-action: none;
  }
  .playhead-lane {
    position: absolute;
    inset: 0 0 0 var(--label);
    pointer-events: none;
  }
  .playhead {
    position: absolute;
    top: 0;
    bottom: 0;
    left: calc(8px + (100% - 16px) * var(--at));
    width: 1px;
    background: var(--text);
  }

  @container app (max-width: 559px) {
    .timeline-rows {
      --label: 20px;
    }
    .timeline-label span {
      display: none;
    }
    .counter .time,
    .joined > .primary .icon {
      display: none;
    }
    .transport {
      gap: 4px 6px;
      padding-inline: 4px;
    }
    .propagating {
      flex-basis: 100%;
    }
    .propagating progress {
      flex: 1;
    }
    .exporting progress,
    .toolbar:has(.exporting) .group:has([data-test="settings"]) {
      display: none;
    }
  }

  @media (max-height: 500px) {
    .app[data-page] .object-rows {
      min-height: 22px;
      max-height: 44px;
    }
  }
`;var Fs=C`
  :host {
    display: block;
    width: 100%;
    text-align: left;
  }

  .app {
    --page: #ffffff;
    --ground: #f4f4f6;
    --stage: #e9e9ee;
    --raised: #ffffff;
    --segment: #ffffff;
    --line: #dddde4;
    --line-strong: #8b8b99;
    --text: #1c1c22;
    --muted: #5c5c69;
    --hover: rgba(28, 28, 34, 0.06);
    --pressed: rgba(28, 28, 34, 0.1);
    --accent: #2f55d4;
    --accent-hover: #2747b4;
    --accent-ink: #ffffff;
    --accent-soft: #e8edfd;
    --danger: #b3261e;
    --danger-soft: #fdecea;
    --warning: #8a5300;
    --shadow: 0 1px 2px rgba(16, 16, 24, 0.08), 0 8px 24px rgba(16, 16, 24, 0.14);
    --radius: 8px;
    --font: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
    color-scheme: light;
  }

  .app[data-theme="dark"] {
    --page: #17171b;
    --ground: #1d1d22;
    --stage: #0f0f12;
    --raised: #24242a;
    --segment: #44444f;
    --line: #33333b;
    --line-strong: #767685;
    --text: #ededf2;
    --muted: #a4a4b1;
    --hover: rgba(255, 255, 255, 0.07);
    --pressed: rgba(255, 255, 255, 0.12);
    --accent: #8fa8ff;
    --accent-hover: #a9bcff;
    --accent-ink: #10142a;
    --accent-soft: #262f52;
    --danger: #ff9d94;
    --danger-soft: #3a1f1d;
    --warning: #f2b95c;
    --shadow: 0 1px 2px rgba(0, 0, 0, 0.5), 0 8px 24px rgba(0, 0, 0, 0.5);
    color-scheme: dark;
  }
`;var Vs=C`
  .status .values-button {
    height: 24px;
    padding: 0 6px;
    border-radius: 6px;
    color: inherit;
    font: inherit;
    text-decoration: underline dotted;
    text-underline-offset: 3px;
  }
  .values-fields {
    display: flex;
    gap: 12px;
    margin-bottom: 10px;
  }
  .values-fields label {
    display: grid;
    flex: 1;
    gap: 4px;
    min-width: 0;
  }
  .values-fields input {
    width: 100%;
    height: 32px;
    padding: 0 8px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--page);
    color: var(--text);
    font: inherit;
  }
`;var Ws=[Fs,Rs,zs,Hs,Us,Ns,Bs,Is,Ds,Vs];function Ks(n,t,e){if(t!=="auto")return e(t),()=>{};let o=matchMedia("(prefers-color-scheme: dark)"),s=()=>e(Gr(n)??(o.matches?"dark":"light")),i=new MutationObserver(s),r=["class","theme","data-theme","data-jp-theme-light","data-vscode-theme-kind"];for(let l of[...qs(n),document.body,document.documentElement])i.observe(l,{attributes:!0,attributeFilter:r});return o.addEventListener("change",s),s(),()=>{i.disconnect(),o.removeEventListener("change",s)}}function Gr(n){for(let t of[...qs(n),document.body,document.documentElement]){let{classList:e,dataset:o}=t;if(e.contains("dark")||e.contains("vscode-dark"))return"dark";if(o.jpThemeLight)return o.jpThemeLight==="false"?"dark":"light";let s=o.theme??t.getAttribute("theme");if(s==="dark"||s==="light")return s}return document.querySelector("gradio-panel, .gradio-container")?"light":null}function*qs(n){for(let t=n.parentNode;t;t=t.parentNode??t.host??null)t instanceof Element&&(yield t)}var Ce=class extends X{static styles=Ws;static properties={menu:{state:!0},renaming:{state:!0},shade:{state:!0},dropping:{state:!0}};session;theme="auto";stage=null;#t=null;#e=[];#n=new $e(this);#o=1/0;#s=null;constructor(){super(),this.menu="",this.renaming=0,this.shade="light",this.dropping=!1}get ui(){return this.session.ui}get stats(){return this.session.stats}get idle(){return this.session.context.idle&&!this.isUpdatePending&&(this.stage?.settled??!1)}connectedCallback(){super.connectedCallback(),this.setAttribute("data-lm-suppress-shortcuts","true");let t=new AbortController,{signal:e}=t;window.addEventListener("resize",()=>this.#l(),{signal:e}),this.#n.listenToPage(e),this.#e=[()=>t.abort(),this.session.subscribe(()=>this.requestUpdate()),Ks(this,this.theme,o=>this.shade=o),Vo(this,this.#d,o=>this.dropping=o)],this.hasUpdated&&this.#i()}disconnectedCallback(){super.disconnectedCallback();for(let t of this.#e)t();this.#t?.dispose(),this.stage?.dispose(),this.stage=null}render(){let{ui:t}=this,e=t.state.medium!==null||t.preview!==null,o=t.busy||t.opening!==null;return h`<div
      class="app"
      role="region"
      aria-label=${T.name}
      data-theme=${this.shade}
      data-phase=${t.phase}
      ?data-open=${e}
      ?data-page=${this.session.host.ownsPage}
      ?data-folded=${!t.settings.panel}
      aria-busy=${String(o)}
      @keydown=${this.#n.onDown}
      @keyup=${this.#n.onUp}
      @pointerdown=${this.#c}
      @focusout=${this.#n.release}
    >
      <div class="frame">
        ${Ls(this)}
        <div class="stage-frame">
          <div
            class="stage"
            data-test="canvas"
            data-tool=${t.tool}
            ?data-zoomed=${this.stage&&!this.stage.fitted}
            tabindex=${e?0:-1}
            role="application"
            aria-label=${T.stage}
          >
            <canvas class="layer-image"></canvas><canvas class="layer-overlay"></canvas>
          </div>
          <div class="busy" ?data-on=${o}></div>
          ${e?_s(this):is(this)} ${Ss(this)} ${Ts(this)} ${Ms(this)}
          ${this.dropping?Yr():u}
        </div>
        ${ks(this)}
        ${e?h`<aside class="panel">${ms(this)} ${ns(this)}</aside>`:""}
        ${bs(this)}
      </div>
      <div class="unseen" aria-live="polite" data-test="announcement">${t.announcement}</div>
      <input
        class="unseen"
        type="file"
        tabindex="-1"
        aria-hidden="true"
        data-test="file-input"
        accept=${t.accept}
        @change=${this.#p}
      />
      ${gs(()=>this.#r("keys").close())} ${ls(()=>this.#r("card").close())}
      ${Fo(this,()=>this.#r("export-sheet").close())} ${js(this)}
      ${ss(this,()=>this.#r("data").close())}
    </div>`}firstUpdated(){this.#i(),this.session.connect()}#i(){this.#o=ts(this);let t=this.#a(".stage"),e=s=>this.#a(`.layer-${s}`);this.#l();let o={image:e("image"),overlay:e("overlay")};this.stage=new ye(this.session.context,t,o,()=>this.requestUpdate()),t.addEventListener("edgetam-drawn",()=>{an(this,this.renderRoot)}),this.#t=So(t,this.stage,this.session,()=>this.matches(":focus-within"))}willUpdate(){this.#s=this.renderRoot.activeElement}updated(t){this.#s&&(!this.#s.isConnected||this.#s.matches(":disabled"))&&this.#a(".stage").focus({preventScroll:!0}),this.#l(),$s(this,this.renderRoot),this.stage?.settled&&an(this,this.renderRoot),Ps(this.renderRoot),Os(this,this.#r("unsaved")),t.has("renaming")&&this.renaming&&this.#a(".object-name-field").select(),t.has("menu")&&this.menu&&Yo(this.#a(".menu"),this)}toggleMenu(t){this.menu=this.menu===t?"":t}closeMenu(){this.menu&&this.renderRoot.querySelector(`[data-test="${this.menu}"]`)?.focus(),this.menu=""}chooseFile(){let t=this.#a('[data-test="file-input"]');t.value="",t.click()}showKeys(){this.closeMenu(),this.#r("keys").showModal()}showExport(){this.closeMenu(),this.session.exporting.draft.open(),this.#r("export-sheet").showModal()}askToDelete(){this.closeMenu(),this.#r("data").showModal()}showCard(){this.closeMenu(),this.#r("card").showModal()}togglePointing(){let t=this.ui.state.medium;!this.stage||!t||(this.stage.setCrosshair(this.stage.crosshair?null:[t.width/2,t.height/2]),this.#a(".stage").focus())}get sheetOpen(){return this.renderRoot.querySelector("dialog[open]")!==null}holdSpace(t){this.#t&&(this.#t.space=t)}cancelGesture(){return this.#t?.cancel()??!1}zoomToWhatCounts(){let{stage:t,session:e}=this;if(t?.crosshair)return t.zoom(2);let o=e.boundsOfSelected;o&&t?.lookAt(o)}pressButton(t){this.renderRoot.querySelector(`[data-test="${t}"]:not(:disabled)`)?.click()}#r(t){return this.#a(`.sheet[data-test="${t}"]`)}#a(t){return this.renderRoot.querySelector(t)}#l(){let t=this.renderRoot.querySelector(".app");if(!t)return;let e=this.#a(".stage-frame"),{ownsPage:o}=this.session.host,s=Zo(t.clientWidth,window.innerHeight);t.toggleAttribute("data-beside",s);let i=Qo(),r=o?t.getBoundingClientRect().top+window.scrollY:0,l=o?i-(r<i/3?r:0):Math.min(i,this.#o),a=t.offsetHeight-e.offsetHeight,d={width:e.clientWidth,sight:l,chrome:a,ownsPage:o,beside:s};e.style.height=`${Jo(d,this.ui.state.medium)}px`}#d=async(t,e)=>{await this.session.open(t),e&&!this.ui.problem&&this.session.hint(q.oneFile(t.name))};#p=t=>{let e=t.target.files?.[0];e&&this.session.open(e)};#c=t=>{t.composedPath().some(o=>o instanceof Element&&o.matches(".menu-anchor"))||(this.menu="")}};function Yr(){return h`<div class="dropping" data-test="dropping"><span>${T.drop}</span></div>`}function Gs(n,t=[]){let e=new TextEncoder().encode(JSON.stringify(n)),o=new Uint8Array(8+e.length+4*t.length),s=new DataView(o.buffer);return s.setUint32(0,e.length,!0),o.set(e,4),s.setUint32(4+e.length,t.length,!0),t.forEach((i,r)=>{let l=i instanceof Uint8Array?i.length:i.size;s.setUint32(8+e.length+4*r,l,!0)}),[o,...t]}function Le(n){let t=new DataView(n.buffer,n.byteOffset,n.byteLength),e=t.getUint32(0,!0),o=t.getUint32(4+e,!0),s=8+e+4*o,i=[];for(let l=0;l<o;l++){let a=t.getUint32(8+e+4*l,!0);i.push(n.subarray(s,s+a)),s+=a}if(s!==n.length)throw new RangeError("The envelope's length does not fit its contents.");return{meta:JSON.parse(new TextDecoder().decode(n.subarray(4,4+e))),buffers:i}}var _e=class{#t=[];#e=0;#n=-1;push(t){this.#t.push(t),this.#e+=t.length;let e=[];for(;;){if(this.#n<0){if(this.#e<4)return e;let o=this.#o(4);this.#n=new DataView(o.buffer).getUint32(0,!0)}if(this.#e<this.#n)return e;e.push(this.#o(this.#n)),this.#n=-1}}#o(t){let e=new Uint8Array(t),o=0;for(;o<t;){let s=this.#t[0],i=s.subarray(0,t-o);e.set(i,o),o+=i.length,i.length===s.length?this.#t.shift():this.#t[0]=s.subarray(i.length)}return this.#e-=t,e}};var Ys=1e3,Xr=3e4,Xs=6e4,je=class{constructor(t,e){this.listen=t;this.listener=e;this.#e()}listen;listener;#t=new AbortController;close(){this.#t.abort()}async#e(){let{signal:t}=this.#t,e=Ys;for(let o=0;!t.aborted;o++){await Zr(t);let s=o>0;try{for await(let i of this.#n())e=Ys,s||i.meta.push==="missed"?this.listener.onMissed():i.meta.push&&this.listener.onPush(i),s=!1}catch(i){if(D(i)||this.listener.onLost(),i instanceof S&&i.code==="session")return}await Jr(e,t),e=Math.min(2*e,Xr)}}async*#n(){let t=new AbortController,e=()=>t.abort(),o=()=>document.hidden&&e(),s=setTimeout(e,Xs);this.#t.signal.addEventListener("abort",e),document.addEventListener("visibilitychange",o);try{if(this.#t.signal.aborted)return;let i=await this.listen(t.signal);for await(let r of i)clearTimeout(s),s=setTimeout(e,Xs),yield r}finally{clearTimeout(s),this.#t.signal.removeEventListener("abort",e),document.removeEventListener("visibilitychange",o),e()}}};function Zr(n){return new Promise(t=>{let e=()=>{document.hidden&&!n.aborted||(document.removeEventListener("visibilitychange",e),n.removeEventListener("abort",e),t())};document.addEventListener("visibilitychange",e),n.addEventListener("abort",e),e()})}function Jr(n,t){return new Promise(e=>{let o=()=>{clearTimeout(s),t.removeEventListener("abort",o),e()},s=setTimeout(o,n);t.addEventListener("abort",o),t.aborted&&o()})}function Qr({base:n,token:t="new"}){return new dn(n.replace(/\/+$/,""),t)}var dn=class{constructor(t,e){this.base=t;this.#e=e,globalThis.addEventListener?.("pagehide",this.#s)}base;ownsPage=!0;keepsWork=!1;mends=!0;sharesView=!1;client=V();#t=new Set;#e;#n=null;#o=null;get token(){return this.#e}set token(t){t!==this.#e&&(this.#e=t,this.#i())}call(t,e={},o=[],s={}){return this.#a("call",{op:t,...e},o,s,async i=>nt(Le(new Uint8Array(await i.arrayBuffer()))))}stream(t,e,o,s,i={}){return this.#a("stream",{op:t,...e},o,i,async r=>{for await(let l of Zs(r)){if(Ht(nt(l)))return l;s(l)}throw et(z.cutShort)})}onPush(t){return this.#n=t,this.#i(),()=>{this.#n=null,this.#i()}}dispose(){globalThis.removeEventListener?.("pagehide",this.#s),this.#o?.close();for(let t of this.#t)t.abort()}#s=t=>{t.persisted||this.#e==="new"||this.#d("call",{op:"goodbye"},[],{keepalive:!0}).catch(()=>{})};#i(){this.#o?.close();let t=this.#n&&this.#e!=="new";this.#o=t?new je(e=>this.#r(e),this.#n):null}async#r(t){let e=await this.#l("listen",{op:"listen"},[],t);return ta(e)}async#a(t,e,o,{signal:s},i){let r=new AbortController,l=()=>r.abort();s?.aborted&&l(),s?.addEventListener("abort",l,{once:!0}),this.#t.add(r);try{return await i(await this.#l(t,e,o,r.signal))}catch(a){throw a instanceof S||D(a)?a:et()}finally{s?.removeEventListener("abort",l),this.#t.delete(r)}}async#l(t,e,o,s){let i=await this.#d(t,e,o,{signal:s});if(!i.ok)throw await na(i);return i}#d(t,e,o,s){return fetch(`${this.base}/${t}`,{method:"POST",body:ea(Gs({...e,client:this.client},o)),headers:{"Content-Type":"application/octet-stream","X-EdgeTAM-Token":this.token},credentials:"same-origin",...s})}};async function*Zs(n){let t=new _e,e=n.body.getReader();for(;;){let{done:o,value:s}=await e.read();if(o)return;for(let i of t.push(s))yield Le(i)}}async function*ta(n){for await(let t of Zs(n))yield t.meta.push?t:nt(t)}function ea(n){return n.length===1?n[0]:new Blob(n)}async function na(n){try{nt(Le(new Uint8Array(await n.arrayBuffer())))}catch(o){if(o instanceof S)return o}let{tooLarge:t,tooLargeHint:e}=z;return n.status===413?new S("media",t,e):et(z.status(n.status))}var cn="edgetam-canvas";function oa(n,t,e={}){customElements.get(cn)||customElements.define(cn,Ce);let o=document.createElement(cn),s=new ie(t);return o.session=s,o.theme=e.theme??"auto",n.replaceChildren(o),{element:o,dispose(){o.remove(),s.dispose()}}}var jh={render({model:n,el:t}){let{element:e,dispose:o}=oa(t,Be(n)),s=[qn(n,e.session),Gn(n,e.session),o];return()=>{for(let i of s)i()}}};export{Be as anywidgetHost,jh as default,Qr as gradioHost,oa as mount};
/*! Bundled license information:

@lit/reactive-element/css-tag.js:
  (**
   * @license
   * Copyright 2019 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

@lit/reactive-element/reactive-element.js:
lit-html/lit-html.js:
lit-element/lit-element.js:
lit-html/directive.js:
lit-html/directives/unsafe-html.js:
lit-html/directives/repeat.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/is-server.js:
  (**
   * @license
   * Copyright 2022 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directive-helpers.js:
  (**
   * @license
   * Copyright 2020 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
