var M={name:"EdgeTAM",stage:"The image. P points with the arrow keys; Enter adds to the selected object, Shift Enter subtracts.",drop:"Drop to open",close:"Close",cancel:"Cancel",tryAgain:"Try again",progressTitle:(o,t)=>`(${o}) ${t}`,percent:o=>`${Math.round(100*o)} %`},I={noAnswer:"The server does not answer.",noAnswerHint:"Check the connection, then try again.",cutShort:"The server stopped in the middle of an answer.",status:o=>`The server answered with status ${o}.`,tooLarge:"The file is too large for this server.",tooLargeHint:"Try a smaller one.",login:"The server asks for its password again.",loginHint:"Reload the page.",kernelSilent:"The notebook's kernel does not answer.",kernelGone:"The notebook's kernel is not connected."};var L={openFirst:"There is nothing to put these masks on yet.",openFirstHint:"Open the image or video first, then the file of its masks.",unexpected:"Something went wrong in the page.",startAgain:"Start again",dismiss:"Dismiss",tooLarge:"The file has more than 4 GB.",tooLargeHint:"Cut it, or use the command line.",opensLater:o=>`${o} opens once the masks are exported.`,opensLaterHint:"An overlay does not count: it does not keep the masks.",staying:"Keep working",ended:"The server was started anew, and does not have this session any more.",endedHint:"What you see is not kept: open the file again.",reloaded:"Reloading the page stopped the tracking.",reloadedHint:"What was done is kept.",propagateAgain:"Track again"},Gt={first:"Click what you want. Right click takes away. Drag for a box.",firstTouch:"Tap what you want. Hold, then drag, for a box.",nothingHere:"No mask on this frame yet. Track, or click."},F={nothingToSubtract:["There is nothing to subtract from yet.","Click on the object first."],linkEnded:["The session of this link has ended.","Open an image or a video to begin a new one."],slowPreviews:o=>["No more masks under the mouse.",`Each takes ${o} ms here, which is too late to be of use.`],sliver:["That is too thin for a box.","Drag from one corner of the object to the opposite one."]},P={loaded:(o,t)=>`${o}: ${Ke(t,"object","objects")}.`,selected:o=>`${o} is selected.`,frame:(o,t)=>`Frame ${o} (0 to ${t}).`,propagated:"Tracking is done.",tracking:o=>`Tracking: ${o}.`,cancelled:"Tracking was stopped. What was done is kept.",deleted:"Your data is deleted.",saved:o=>`Saved ${o}.`,mask:(o,t)=>`Mask of ${o}: ${t.toLocaleString("en")} pixels.`,corner:"A corner of a box. Move to the opposite one, then Enter.",onPoint:(o,t)=>`Point ${o+1} of ${t}.`,carrying:"The point comes along. G or Enter puts it down.",noPoints:"There are no points here.",elsewhere:"The box is elsewhere: a new object begins.",removedPoint:"The point is removed.",unnamed:o=>`object ${o}`,objects:o=>o===1?"1 object.":`${o||"No"} objects.`,point:(o,t)=>`${Math.floor(o)}, ${Math.floor(t)}`,adds:"A click adds.",subtracts:"A click subtracts.",boxes:"A drag draws a box.",pans:"A drag moves the image."},Ge={title:"These masks are not exported",text:(o,t)=>`Opening ${o} deletes the masks of ${t}.`,export:"Export, then open",discard:o=>`Discard and open ${o}`,stay:"Keep working"},Et={loading:o=>`Reading the masks of ${o}…`,opening:o=>`Opening ${o}…`,reading:"Reading the file…",encoding:"Getting it ready for clicks…"},N={title:"Click anything, get its mask",about:"EdgeTAM marks what you point at, in an image or through a whole video.",open:"Choose a file",take:"Choose or take a photo",ways:"or drop one here, or paste an image",inNotebook:"Files stay in this notebook's kernel.",kept:o=>o===null?"Files go to this page's server and to nobody else. They are kept until you delete them.":o===0?"Files go to this page's server and to nobody else. They are deleted soon after you leave.":`Files go to this page's server and to nobody else. They are deleted ${Pi(o)} after your last visit.`,lost:"Not connected.",examples:"Examples",example:o=>`Open the example ${o}`},Co={lost:"Connection lost, trying again…"},q={label:"Your data",forGood:"Your files and masks are kept here until you delete them.",hours:o=>o===1?"Your files and masks are kept for an hour after you leave.":`Your files and masks are kept for ${Number(o.toFixed(1))} hours after you leave.`,untilLeaving:"Your files and masks are deleted soon after you leave.",remove:"Delete my data…",title:"Delete my data?",what:"Your files, objects and masks are deleted from the server, at once and for good. An open page begins anew.",confirm:"Delete"},w={label:"Tools",open:"Open",openTitle:"Open an image or a video (O)",examples:"Examples",video:"Video",image:"Image",undo:"Undo",redo:"Redo",reset:"Remove all objects",resetDetail:"Undo brings them back",foldPanel:"Fold the panel away",showPanel:"Show objects and candidates",tools:"What a click does",add:"Add to the object: click, or drag a box",subtract:"Subtract from the object: click",box:"Draw a box around the object: drag",pan:"Move the image",zoom:"Zoom",zoomOut:"Zoom out",zoomIn:"Zoom in",zoomFit:"Whole image",settings:"More",view:"Masks as",views:{fill:"Fill",outline:"Outline",spotlight:"Spotlight",cutout:"Cut-out"},opacity:"Mask opacity",prompts:"Show points and boxes",preview:"Show the mask under the mouse",keys:"Mouse and keys",help:"Keys"},T={export:"Export",nothing:"Export (click on something first)",progress:o=>`Export of ${o}`,cancel:"Cancel the export",title:"Export",format:"Format",groups:{data:"To train and annotate",masks:"Masks",looks:"To look at",films:"To edit"},loses:o=>`Does not keep: ${o}.`,frames:"Frames",to:"to",every:"Every n-th frame",unmasked:"Frames without a mask, too",objects:"Objects",longerSide:"Longer side",pixels:"pixels",images:"The frames themselves",imageKinds:{none:"No",jpg:"As JPEG",png:"As PNG"},fields:{start:"First frame",end:"Last frame",step:"Every how many frames",size:"Longer side in pixels",images:"The frames themselves"},counting:"Counting…",size:(o,t,e)=>`${Ke(t,"mask","masks")} on ${Ke(o,"frame","frames")}, about ${Ti(e)}`},H={label:"Objects",add:"New object",looking:"Looking…",none:"Click on something in the image.",color:"Colour",colorOf:o=>`Colour of ${o}`,select:(o,t)=>`${o}${t&&` (${t})`}`,name:"Name",rename:o=>`Rename ${o}`,clear:o=>`Clear the points and boxes of ${o} on this frame`,hide:o=>`Hide ${o}`,show:o=>`Show ${o}`,remove:o=>`Delete ${o}`},K={label:"Candidates",title:"Did you mean…?",ask:"Show alternatives",confidence:"confidence",hint:"A click can mean a part or the whole: what to choose from comes here.",extents:{part:"part",whole:"whole",between:""},candidate:o=>`Candidate ${o+1}`,tooltip:o=>`Candidate ${o+1} (C for the next)`},$={label:"Video",first:"First frame",previous:"Previous frame",next:"Next frame",last:"Last frame",play:"Play",pause:"Pause",frame:"Frame",goTo:"Go to a frame, or to a time as 0:12.5",loop:"Play in a loop",speed:"Speed",times:o=>`${o} ×`,range:(o,t)=>`From in to out: ${o} to ${t}`,frameOf:(o,t)=>`Frame ${o} (0 to ${t})`,propagate:"Track",propagateTitle:"Track what is stale or missing (T)",nothing:"Click on something first",how:"Other ways to track",forward:"Forward from here",forwardDetail:"To the end of the video",backward:"Backward from here",backwardDetail:"To its beginning",some:o=>`The next ${o} frames`,one:"This frame",all:"The whole video",allDetail:"Before the first prompt too",starting:"Starting…",stopping:"Stopping…",progress:(o,t)=>`${o.toFixed(1)} frames/s, ${_o(t)} left`,propagating:(o,t)=>`Tracking, ${o} of ${t} frames`,resume:(o,t)=>`Resume (${o} of ${t})`,resumeTitle:(o,t)=>`Resume tracking: ${o} of ${t} frames are done`,stop:"Stop, and keep what is done (Esc)",timeline:(o,t)=>{let e=[t.prompted&&`prompted on ${Kt(t.prompted)}`,t.tracked&&`tracked on ${Kt(t.tracked)}`,t.stale&&`out of date on ${Kt(t.stale)}`,t.absent&&`not visible on ${Kt(t.absent)}`].filter(Boolean);return`${o}: ${e.join(", ")||"no prompts yet"}`}},V={label:"Images",previous:"The image before",next:"The next image",adding:(o,t)=>`Opening file ${o} of ${t}…`,position:(o,t,e)=>`Image ${o} of ${t}: ${e}.`,done:(o,t)=>`${o} of ${t} with masks`,marks:{todo:"not looked at",empty:"without masks",done:"with masks",failed:"cannot be read"}},et={title:"Values from black to white",range:(o,t)=>`${o} to ${t}`,data:(o,t)=>`The file has values from ${o} to ${t}.`,model:"This changes what you see. The model sees the file as it was opened.",black:"Black",white:"White",reset:"As opened"},At={label:"Doubtful masks",left:o=>o===1?"1 doubtful":`${o} doubtful`,none:"Nothing is doubtful",next:"Next doubtful frame",previous:"Doubtful frame before",fine:"This is fine: keep it",doubt:(o,t)=>`Frame ${o}, ${Math.round(t*100)} % doubtful.`},R={loading:"Loading the model…",waiting:(o,t)=>`Waiting for the model: ${o} before this, about ${_o(Math.max(1,t))}`,encode:o=>`encode ${Ao(o)}`,click:o=>`click ${Ao(o)}`,size:(o,t)=>`${o} × ${t}`,video:(o,t)=>`${o} frames, ${Number(t.toFixed(2))} fps`,practice:"Practice model (rough)",practiceWhy:"Practice model: why?",notPublished:"These are not the published EdgeTAM weights.",rougher:"The practice model is small and was trained to try things out: its masks of photographs are rough.",card:"Model card",realWeights:"How to use the published weights",realWeightsHow:"Stop the program, and start it where the Hugging Face hub can be reached:",command:"edgetam-ui --checkpoint yonigozlan/EdgeTAM-hf",realWeightsOnce:"They are downloaded once, about 56 MB; later they are found without the network.",figures:"Figures, data and limits of the practice model"},b={pages:"PageUp PageDown",images:"The image before, the next image",label:"Keys",title:"Mouse, fingers and keys",open:"Open",export:"Export",undo:"Undo",redo:"Redo",newObject:"New object",accept:"Accept, and begin a new object",oneToNine:"1 to 9",select:"Select an object",rename:"Rename the selected object",hide:"Hide or show the selected object",hideAll:"Hide or show all objects",peek:"See the image without masks, while held",remove:"Delete the selected object; while pointing, the point",cOrBracket:"C or ]",nextCandidate:"Next candidate",previousCandidate:"Previous candidate",adds:"A click adds",subtracts:"A click subtracts",box:"A drag draws a box; while pointing, a corner of a box",pan:"Move the image",zoomIn:"Zoom in",zoomOut:"Zoom out",zoomFit:"Whole image",zoomTo:"Zoom to where you point, or to the selected object",point:"Point with the arrow keys",enters:"Enter, Shift Enter",commaPeriod:"Comma, Period",use:"While pointing: add, subtract, or end the box",toPoint:"While pointing: to the previous or next point",carry:"While on a point: take it along, and put it down",previous:"Previous frame",next:"Next frame",back:"Ten frames back",on:"Ten frames on",first:"First frame",last:"Last frame",propagate:"Track",doubtful:"Next doubtful frame",doubtfulBefore:"Doubtful frame before",fine:"This is fine: no tracking changes it",gone:"Out of sight here, or from in to out",rangeFirst:"In point: here",rangeLast:"Out point: here",loop:"Play in a loop",goTo:"Go to a frame or a time",escape:"Stop: a box, tracking, a menu",help:"This sheet",play:"Play or pause",mouse:[["Click","Add a point to the object"],["Right click, Alt click","Subtract a point"],["Drag","A box around the object"],["Shift click, Shift drag","Select the object there, or begin a new one"],["Click a point","Remove it; dragged, it moves"],["Drag a box's edge","Resize the box"],["Wheel, pinch","Zoom"],["Space drag, middle drag","Move the image"],["Tap","Add a point to the object"],["Hold, then drag","A box around the object"],["Two fingers","Zoom and move the image"]]};function Kt(o){return o===1?"1 frame":`${o} frames`}function Pi(o){let[t,e]=o>=48?[Math.round(o/24),"day"]:[Math.ceil(o),"hour"];return t===1?`1 ${e}`:`${t} ${e}s`}function Ao(o){return`${o<10?o.toFixed(1):Math.round(o)} ms`}function Ke(o,t,e){return`${o.toLocaleString("en")} ${o===1?t:e}`}function Ti(o){let t=["bytes","KB","MB","GB","TB"],e=Math.min(t.length-1,Math.floor(Math.log10(Math.max(1,o))/3)),n=o/1e3**e;return`${e&&n<10?n.toFixed(1):Math.round(n)} ${t[e]}`}function _o(o){return o>=0?o<90?`${Math.ceil(o)} s`:`${Math.round(o/60)} min`:"…"}var S=class extends Error{constructor(e,n,s=""){super(n);this.code=e;this.hint=s;this.name="HostError"}code;hint};function lt(o=I.noAnswer){return new S("network",o,I.noAnswerHint)}function dt(o){let t=o.meta.error;if(t)throw new S(t.code,t.message,t.hint);return o}function G(){return crypto.getRandomValues(new Uint32Array(4)).join("-")}function Yt(o){return o.meta.end===!0}function Ct(o){return o instanceof S&&o.code==="network"}function O(o){return o instanceof Error&&o.name==="AbortError"}var ct=class{constructor(t,e=()=>{}){this.limit=t;this.onEvict=e}limit;onEvict;#t=new Map;#e=0;get weight(){return this.#e}has(t){return this.#t.has(t)}get(t){let e=this.#t.get(t);if(e)return this.#t.delete(t),this.#t.set(t,e),e.value}set(t,e,n){this.delete(t),this.#t.set(t,{value:e,weight:n}),this.#e+=n;for(let s of this.#t.keys()){if(this.#e<=this.limit||s===t)break;this.delete(s)}}delete(t){let e=this.#t.get(t);e&&(this.#t.delete(t),this.#e-=e.weight,this.onEvict(e.value))}clear(){for(let t of[...this.#t.keys()])this.delete(t)}};function Lo(o){let t=new Uint32Array(o.length),e=0;for(let n=0;n<o.length;){let s=0,i=0,r;do{if(n>=o.length)throw new RangeError("The run lengths are cut short.");r=o[n++]-48,s|=(r&31)<<i,i+=5}while(r&32);r&16&&i<32&&(s|=-1<<i),t[e]=e>2?s+t[e-2]:s,e++}return t.subarray(0,e)}function jo(o,t){let e=new Xe,n=new Ye(o,t),s=[],i=[];for(let r=0;;r++){let a=n.next();if(a.length===0&&s.length===0){if(n.done)break;continue}let l=new Array(a.length),d=-1,c=0,p=0;for(;c<s.length||p<a.length;){let m=c<s.length?s[c]:1/0,f=p<a.length?a[p]:1/0;if(m<f){let g=e.add(r,m);e.link(g,i[c++]),d=e.turn(g,d)}else if(f<m){let g=e.add(r,f);l[p++]=g,d=e.turn(g,d)}else if(d<0)l[p++]=i[c++];else{let g=e.add(r,m),y=e.add(r,m);e.link(g,d);let C=(c&1)===1;e.link(C?g:y,i[c++]),l[p++]=C?y:g,d=y}}s=a,i=l}return e.loops()}function Ro(o){if(o.length===0)return null;let t={x0:1/0,y0:1/0,x1:-1/0,y1:-1/0};for(let e of o)for(let n=0;n<e.length;n+=2){let s=e[n],i=e[n+1];s<t.x0&&(t.x0=s),s>t.x1&&(t.x1=s),i<t.y0&&(t.y0=i),i>t.y1&&(t.y1=i)}return t}function Oo(o){let t=o.length/2,e=[],[n,s]=[o[2*t-2],o[2*t-1]];for(let i=0;i<t;i++){let r=o[2*i],a=o[2*i+1],l=Math.sign(r-n),d=Math.sign(a-s);e.push(n+l/2,s+d/2),Math.abs(r-n)+Math.abs(a-s)>1&&e.push(r-l/2,a-d/2),n=r,s=a}return Float32Array.from(e)}function Do(o,t){let e=o.length/2;if(e<5)return o;let n=0,s=0;for(let a=1;a<e;a++){let l=Math.hypot(o[2*a]-o[0],o[2*a+1]-o[1]);l>s&&([s,n]=[l,a])}let i=new Uint8Array(e);i[0]=i[n]=1;let r=[0,n,n,e];for(;r.length>0;){let a=r.pop(),l=r.pop(),d=Si(o,l,a,t);d<0||(i[d]=1,r.push(l,d,d,a))}return o.filter((a,l)=>i[l>>1])}function Ho(o,t){let e=o.length/2,n=(s,i)=>{let[r,a]=[o[2*s],o[2*s+1]],[l,d]=[o[2*i]-r,o[2*i+1]-a],c=Math.min(.5,t/(Math.hypot(l,d)||1));return[r+c*l,a+c*d]};return Array.from({length:e},(s,i)=>[...n(i,(i+e-1)%e),o[2*i],o[2*i+1],...n(i,(i+1)%e)])}function Si(o,t,e,n){let s=o[2*t],i=o[2*t+1],r=2*e%o.length,a=o[r]-s,l=o[r+1]-i,d=Math.hypot(a,l)||1,c=n*d,p=-1;for(let m=t+1;m<e;m++){let f=Math.abs((o[2*m]-s)*l-(o[2*m+1]-i)*a);f>c&&([c,p]=[f,m])}return p}var Ye=class{constructor(t,e){this.counts=t;this.height=e}counts;height;#t=0;#e=0;#o=0;get done(){return this.#t>=this.counts.length}next(){let t=[],e=this.#o++*this.height,n=e+this.height;for(;!this.done;){let s=this.#e+this.counts[this.#t];if(this.#t&1&&s>e&&this.#e<s){let i=Math.max(this.#e,e)-e,r=Math.min(s,n)-e;i<r&&t.push(i,r)}if(s>n)break;this.#e=s,this.#t++}return t}},Xe=class{#t=[];#e=[];#o=[];#n=[];add(t,e){return this.#o.push(-1),this.#n.push(-1),this.#e.push(e),this.#t.push(t)-1}link(t,e){this.#s(t,e),this.#s(e,t)}turn(t,e){return e<0?t:(this.link(t,e),-1)}#s(t,e){this.#o[t]===-1?this.#o[t]=e:this.#n[t]=e}loops(){let t=new Uint8Array(this.#t.length),e=[];for(let n=0;n<t.length;n++){if(t[n])continue;let s=[],i=n;for(;!t[i];){t[i]=1,s.push(this.#t[i],this.#e[i]);let r=this.#o[i];i=t[r]?this.#n[i]:r}e.push(Float32Array.from(s))}return e}};var Ei=.5,Ai=2,Xt=class{bounds;area;#t;#e;#o;#n;#s;constructor(t,e){this.#t=Lo(t),this.#e=e,this.#o=jo(this.#t,e),this.bounds=Ro(this.#o),this.area=this.#t.reduce((n,s,i)=>i&1?n+s:n,0)}get smooth(){return this.#n??=Ci(this.#o.map(t=>Do(Oo(t),Ei)))}get exact(){return this.#s??=_i(this.#o)}meets([t,e,n,s]){let[i,r]=[Math.floor(e),Math.ceil(s)],a=this.#e,l=0;for(let d=0;d<this.#t.length;d++){let c=l+this.#t[d];for(let p=Math.floor(l/a);d&1&&p*a<c;p++){let[m,f]=[Math.max(l-p*a,0),Math.min(c-p*a,a)];if(p+1>t&&p<n&&m<r&&f>i)return!0}l=c}return!1}};function Uo(o){let t=o.map(({area:s})=>s),[e,n]=[Math.min(...t)*1.1,Math.max(...t)/1.1];return e>=n?t.map(()=>"between"):t.map(s=>s>=n?"whole":s<=e?"part":"between")}function Ci(o){let t=new Path2D;for(let e of o)Ho(e,Ai).forEach(([n,s,i,r,a,l],d)=>{d===0?t.moveTo(n,s):t.lineTo(n,s),t.quadraticCurveTo(i,r,a,l)}),t.closePath();return t}function _i(o){let t=new Path2D;for(let e of o){t.moveTo(e[0],e[1]);for(let n=2;n<e.length;n+=2)t.lineTo(e[n],e[n+1]);t.closePath()}return t}function Y(o,t){let e=n=>t[n]??new Uint8Array;return o.map(n=>({data:n,counts:e(n.buffer),candidates:n.candidates.map(s=>({score:s.score,counts:e(s.buffer)}))}))}var Li=64<<20,ji=192,Zt=class{#t=new ct(Li);#e=new ct(ji);#o=0;#n=0;get now(){return this.#o}get(t,e){return this.#t.get(t)?.get(e)?.mask}put(t,e=this.#o){if(e<this.#n)return;let{frame:n,object:s}=t.data,i=this.#t.get(n)??new Map,r=i.get(s);if(r&&r.stamp>e)return;i.set(s,{mask:t,stamp:++this.#o});let a=0;for(let l of i.values())a+=Ri(l.mask);this.#t.set(n,i,a)}clear(){this.#t.clear(),this.#e.clear(),this.#n=++this.#o}shape(t,e){let n=this.#e.get(t);return n||(n=new Xt(t,e),this.#e.set(t,n,1)),n}};function Ri(o){return o.candidates.reduce((t,e)=>t+e.counts.length,o.counts.length)+200}var ot=class{#t=new Set;subscribe(t){return this.#t.add(t),()=>this.#t.delete(t)}emit(){for(let t of this.#t)t()}};var Io=["fill","outline","spotlight","cutout"],Oi={session:"",revision:-1,medium:null,objects:[],due:{label:"",frames:0,first:0,last:0,seconds:null},doubtful:[],can_undo:!1,can_redo:!1,exported:-1,unfinished:null},zo={phase:"connecting",engine:null,examples:[],exports:{image:[],video:[]},accept:"image/*,video/*",state:Oi,frame:0,selected:0,pending:[],took:null,opening:null,preview:null,asking:null,waiting:null,busy:!1,propagation:null,exporting:null,draft:null,kept:null,reconnecting:!1,problem:null,announcement:"",live:new Map,playing:!1,between:null,hovered:null,images:[],loop:!1,speed:1,range:{first:null,last:null},zoom:null,trying:-1,peeking:!1,tool:"add",settings:{opacity:.42,prompts:!0,panel:!0,view:"fill",preview:!1}},Jt=class{ui=zo;#t=new ot;update(t){this.ui={...this.ui,...t},this.#t.emit()}subscribe(t){return this.#t.subscribe(t)}};function No(o,t){return t.revision<o.state.revision?{}:Fo(o,t)}function Bo(o,t){return{...Fo({...o,selected:0,frame:0},t),pending:[],took:null,live:new Map,between:null,range:zo.range,zoom:null}}function Fo(o,t){let e=t.objects.map(i=>i.id),n=e.includes(o.selected)||o.pending.some(i=>i.object===o.selected),s=(t.medium?.frames??1)-1;return{state:t,selected:n?o.selected:e.at(-1)??0,frame:Math.min(o.frame,Math.max(s,0))}}var Di=200<<20,Hi=150,Ui=new Set(["hello","engine","queue","open"]),Qt=class{constructor(t){this.host=t}host;store=new Jt;masks=new Zt;frames=new ct(Di,t=>t.close());stats={clicks:[],framesDrawn:0,requests:0};pixels=new ot;leaving=new ot;lost=new ot;undrawn=[];latest=-1;#t=0;#e=0;#o;get ui(){return this.store.ui}get idle(){return this.#t===0&&this.ui.pending.length===0}async call(t,e,n=""){return this.#r(this.quietly(t,e,n))}async quietly(t,e,n=""){let s={...e,...this.#n(t),...n?{request:n}:{}};return this.#s(this.host.call(t,s))}async stream(t,e,n,s,i={}){return this.#s(this.host.stream(t,{...e,...this.#n(t)},n,s,i))}async close(t){try{await this.#s(this.host.call("close",{session:t}))}catch{}}async currentState(){try{return(await this.quietly("state",{})).meta.state}catch(t){if(!(t instanceof S)||t.code!=="session")throw t;return(await this.#s(this.host.call("state"))).meta.state}}isMended(t){return this.host.mends&&Ct(t)&&this.ui.phase==="ready"}fail(t,e=null){O(t)||(t instanceof S||console.error(t),this.store.update({problem:Ii(t,e,this.ui.phase==="lost")}))}#n(t){let{session:e}=this.ui.state;return e&&!Ui.has(t)?{session:e}:{}}async#s(t){this.stats.requests++,this.#t++;try{return await t}catch(e){throw Ct(e)&&this.lost.emit(),e}finally{this.#t--}}async#r(t){this.#e++===0&&(this.#o=setTimeout(()=>this.store.update({busy:!0}),Hi));try{return await t}finally{--this.#e===0&&(clearTimeout(this.#o),this.ui.busy&&this.store.update({busy:!1}))}}};function Ii(o,t,e){let{code:n,message:s,hint:i}=o instanceof S?o:new S("page",L.unexpected,String(o));if(n==="session"||e&&n==="store")return{kind:"error",message:s,hint:i,action:{label:L.startAgain,run:"start again"}};let r=n==="network"&&t?{label:M.tryAgain,run:t}:null;return{kind:"error",message:s,hint:i,action:r}}function vt(o){return o.selected>0?o.selected:Wo(o)}function Vo(o){return Ze(o)?.id??Wo(o)}function Wo(o){return Math.max(0,...o.state.objects.map(t=>t.id),...o.pending.map(t=>t.object))+1}function Ze(o){return o.state.objects.find(t=>nt(t)&&!o.pending.some(e=>e.object===t.id))}function _(o,t){return o.state.objects.find(e=>e.id===t)}function nt(o){return Object.keys(o.prompts).length===0&&o.timeline.length===0}function X(o,t,e){if(o.prompts[e])return{kind:"prompted",score:1};let n=([i,r])=>e>=i&&e<i+r,s=t.get(o.id)?.findLast(n)??o.timeline.find(n);return s?{kind:s[2],score:s[3]}:null}function qo(o){let t=vt(o),e=_(o,t),n=e&&X(e,o.live,o.frame);return n&&n.kind!=="absent"&&n.kind!=="gone"||o.pending.some(s=>s.object===t&&s.frame===o.frame)}function _t({state:{objects:o,revision:t,exported:e},propagation:n}){return o.every(nt)?!1:n!==null||t>1&&t!==e}function Ko(o,t,e){let n=new Map(o);for(let{object:s,score:i,area:r,doubt:a}of e){let l=n.get(s)??[],d=[t,1,r>0?"tracked":"absent",Math.round(i*10)/10,Math.floor(a*20)/20],c=l.at(-1),p=c&&zi(c,d);n.set(s,p?[...l.slice(0,-1),p]:[...l,d])}return n}function zi([o,t,e,n,s],[i,,r,a,l]){return e!==r||n!==a||s!==l?null:i===o+t?[o,t+1,e,n,s]:i===o-1?[i,t+1,e,n,s]:null}var Ni=3,Bi=12,Fi=4,Vi=4096,te=class{constructor(t){this.context=t}context;#t=0;#e=1;#o=new Set;#n=new Map;#s=new Set;#r=0;want(t){t!==this.#t&&(this.#e=t>this.#t?1:-1),this.#t=t,this.#s.delete(`frame ${t}`),this.#s.delete(`masks ${t}`),this.#a()}refresh(){this.#n.clear(),this.#s.clear(),this.#a()}reload(){this.context.frames.clear(),this.refresh()}clear(){this.#r++,this.#o.clear(),this.#n.clear(),this.#s.clear(),this.context.latest=-1,this.context.frames.clear(),this.context.masks.clear()}ready(t){return this.context.frames.has(t)&&!this.#i(t)}#i(t){let{state:e,live:n}=this.context.ui;return this.#n.get(t)===e.revision?!1:e.objects.some(s=>X(s,n,t)&&!this.context.masks.get(t,s.id))}#a(){let{medium:t}=this.context.ui.state;if(!t)return;let e=Math.floor(this.context.frames.limit/(4*Math.min(t.width*t.height,Vi**2)))-2,n=Math.min(this.context.ui.playing?Bi:Fi,Math.max(e,0));for(let s=0;s<=n&&this.#o.size<Ni;s++){let i=this.#t+s*this.#e;if(i<0||i>=t.frames)break;this.context.frames.has(i)||this.#l(`frame ${i}`,()=>this.#d(i)),this.#i(i)&&this.#l(`masks ${i}`,()=>this.#p(i))}}async#l(t,e){if(this.#o.has(t)||this.#s.has(t))return;this.#o.add(t);let n=this.#r;try{await e()}catch(s){if(n!==this.#r||O(s))return;this.#s.add(t),t.endsWith(` ${this.#t}`)&&!this.context.isMended(s)&&this.context.fail(s,()=>this.refresh())}finally{n===this.#r&&this.#o.delete(t)}n===this.#r&&this.#a()}async#d(t){let e=this.#r,n=t===this.#t,{between:s}=this.context.ui,i=s?{frame:t,low:s[0],high:s[1]}:{frame:t},r=n?this.context.call("frame",i):this.context.quietly("frame",i),{meta:a,buffers:l}=await r,d=await createImageBitmap(new Blob(l,{type:a.mime}));if(e!==this.#r||s!==this.context.ui.between)return d.close();this.context.frames.set(t,d,d.width*d.height*4),n&&(this.context.latest=t),this.context.pixels.emit()}async#p(t){let e=this.#r,n=this.context.masks.now,{revision:s}=this.context.ui.state,{meta:i,buffers:r}=await this.context.quietly("masks",{frame:t});if(e===this.#r){for(let a of Y(i.masks,r))this.context.masks.put(a,n);this.#i(t)&&this.#n.set(t,s),this.context.store.update({})}}};var Je="edgetam-token",Qe="edgetam-kept-token",Xo="edgetam-settings",Zo="edgetam-place",Jo="edgetam-names";var Go="edgetam";function Qo(o){pt("localStorage",Jo,[o,...to().filter(t=>t!==o)].slice(0,30))}function to(){return jt("localStorage",Jo)??[]}function Lt(o){pt("sessionStorage",Je,o)}function tn(){return jt("sessionStorage",Je)}function ee(o,t){!t||t.hours===0||Yo===o||(Yo=o,pt("localStorage",Qe,o),nn()?.request(sn(o),{mode:"shared"},()=>new Promise(()=>{})))}async function en(){let o=jt("localStorage",Qe);return o&&await nn()?.request(sn(o),{ifAvailable:!0},e=>e!==null)?o:null}function on(){pt("sessionStorage",Je,null),pt("localStorage",Qe,null)}var Yo="";function nn(){return globalThis.navigator?.locks}function sn(o){return`edgetam ${o}`}function rn(o){pt("localStorage",Xo,o)}function an(){return jt("localStorage",Xo)??{}}function ln(o){pt("sessionStorage",Zo,o)}function dn(o){let t=jt("sessionStorage",Zo);return t?.session===o?t:null}function cn(){let o=new URL(location.href),t=o.searchParams.get(Go);return t?(Lt(t),o.searchParams.delete(Go),history.replaceState(history.state,"",o),t):null}function pt(o,t,e){try{window[o].setItem(t,JSON.stringify(e))}catch{}}function jt(o,t){try{return JSON.parse(window[o].getItem(t)??"null")}catch{return null}}var Wi=1e3,oe=class{constructor(t,e,n){this.context=t;this.navigation=e;this.reload=n}context;navigation;reload;#t;#e=!1;dispose(){this.#e=!0,clearTimeout(this.#t);for(let{thumbnail:t}of this.context.ui.examples)URL.revokeObjectURL(t)}async connect(t=!1){let{context:e}=this,{store:n,host:s}=e;n.update({phase:"connecting",problem:null}),t&&(s.token="new");let i=s.ownsPage?cn():null;try{let r=t?null:tn()??(s.ownsPage?await en():null),{meta:a,buffers:l}=await e.call("hello",r?{token:r}:{});if(this.#e)return!1;s.token=a.token,Lt(a.token);let{engine:d,exports:c,accept:p,kept:m}=a;s.ownsPage&&a.state.medium&&ee(a.token,m);let f=a.examples.map((g,y)=>({example:g,thumbnail:URL.createObjectURL(new Blob([l[y]],{type:"image/jpeg"}))}));return n.update({engine:d,exports:c,accept:p,examples:f,kept:m}),this.navigation.show(a.state),this.reload.restore(),n.update({phase:"ready"}),i&&i!==a.token&&this.#o(),d.ready||this.#n(),!0}catch(r){return n.update({phase:"lost"}),e.fail(r,()=>{this.connect(t)}),!1}}#o(){let[t,e]=F.linkEnded;this.context.store.update({problem:{kind:"hint",message:t,hint:e,action:null}})}#n(){this.#t=setTimeout(async()=>{try{let{meta:t}=await this.context.quietly("engine",{});this.context.store.update({engine:t.engine})}catch{}!this.#e&&!this.context.ui.engine?.ready&&this.#n()},Wi)}};var qi=30<<20,ne=class{constructor(t,e){this.context=t;this.make=e;this.#e=t.pixels.subscribe(()=>this.#o())}context;make;#t=[];#e;dispose(){this.#e(),this.clear()}async show(t){let{store:e,ui:n}=this.context;this.clear();let s=t instanceof File?null:n.examples.find(({example:i})=>i.id===t.example);try{if(t instanceof File&&(t.size>qi||!t.type.startsWith("image/")))return;let i=await createImageBitmap(t instanceof File?t:await Ki(s.thumbnail)),{width:r,height:a}=s?.example??i;this.context.ui.opening?e.update({preview:{bitmap:i,width:r,height:a}}):i.close()}catch{}}keep(t){let{store:e,ui:n}=this.context;this.#t.push(t);let s={points:[],labels:[],box:null},i=performance.now(),r={...s,...t,id:0,object:0,frame:-1,since:i,request:G()};e.update({pending:[...n.pending,r]})}clear(){let{store:t,ui:e}=this.context;this.#t=[],!(!e.preview&&!e.pending.some(({frame:n})=>n<0))&&(t.update({preview:null,pending:e.pending.filter(({frame:n})=>n>=0)}),e.preview?.bitmap.close())}#o(){let{opening:t,preview:e,frame:n,state:s}=this.context.ui;if(t||!e&&this.#t.length===0||!this.context.frames.has(n))return;let{medium:i}=s,a=!e||e.width===i?.width&&e.height===i.height?this.#t:[];this.clear();for(let l of a)this.make(l)}};async function Ki(o){let t=new Image;return t.src=o,await t.decode(),t}var se=class{#t=[];#e=null;add(t){this.#t.push(t),this.run()}async run(){return this.#t.length===0?!0:this.#e??=Promise.resolve().then(()=>this.#o())}async#o(){for(let t=this.#t[0];t;t=this.#t[0]){let e=await t();if(this.#t[0]===t){if(!e)break;this.#t.shift()}}return this.#e=null,this.#t.length===0}clear(){this.#t=[]}};var ie=class{constructor(t,e,n){this.context=t;this.loader=e;this.navigation=n;t.leaving.subscribe(()=>this.clear())}context;loader;navigation;#t=new se;#e=0;#o=0;clear(){this.#t.clear(),this.#o=0,this.context.store.update({pending:[]})}prompt(t,e=!1){let{ui:n,store:s}=this.context,i={id:++this.#e,object:this.#o?0:e?Vo(n):vt(n),frame:n.frame,points:[],labels:[],box:null,...t,since:performance.now(),request:G()};s.update({pending:[...n.pending,i],selected:i.object||n.selected,problem:null}),_(n,i.object)?.visible===!1&&this.change(i.object,{visible:!0});let r=()=>({object:i.object||vt({...this.context.ui,pending:[]}),frame:i.frame}),a={clicked:i.since,request:i.request,done:()=>this.#r(i)};"box"in t?this.#i("add_box",()=>({...r(),...t}),a):this.#i("add_points",()=>({...r(),...t}),a)}movePoint(t,e,n){let s=this.context.ui.selected;this.#n(s,t,n)&&(this.#s(s,n,({points:i})=>({points:i.map((r,a)=>a===t?e:r)})),this.#i("move_point",()=>({object:s,frame:n,index:t,point:e})))}removePoint(t,e){let n=this.context.ui.selected;if(!this.#n(n,t,e))return;let s=i=>i.filter((r,a)=>a!==t);this.#s(n,e,({points:i,labels:r})=>({points:s(i),labels:s(r)})),this.context.store.update({announcement:P.removedPoint}),this.#i("remove_point",()=>({object:n,frame:e,index:t}))}#n(t,e,n){return _(this.context.ui,t)?.prompts[n]?.points[e]!==void 0}#s(t,e,n){let{store:s,ui:i}=this.context,r=i.state.objects.map(a=>{let l=a.id===t?a.prompts[e]:void 0;return l?{...a,prompts:{...a.prompts,[e]:{...l,...n(l)}}}:a});s.update({state:{...i.state,objects:r},problem:null})}#r(t){this.context.store.update({pending:this.context.ui.pending.filter(e=>e!==t)})}addObject(){let{ui:t,store:e}=this.context,n=Ze(t);if(n)return e.update({selected:n.id});if(this.#o)return void this.settled();this.#o++,this.#i("add_object",()=>({}),{done:()=>this.#o=Math.max(0,this.#o-1)})}choose(t){let{ui:e,masks:n}=this.context,s=n.get(e.frame,e.selected),i=s?.candidates[t];if(!s||!i||s.data.chosen===t)return;let{frame:r,selected:a}=e;n.put({...s,counts:i.counts,data:{...s.data,chosen:t,score:i.score}}),this.context.pixels.emit(),this.context.store.update({trying:-1}),this.#i("choose",()=>({object:a,frame:r,index:t}))}candidates(){let{frame:t,selected:e,state:n}=this.context.ui;this.#t.add(async()=>{try{let{meta:s,buffers:i}=await this.context.call("candidates",{object:e,frame:t});this.context.ui.state.session===n.session&&this.#l(Y(s.masks,i))}catch(s){if(this.context.isMended(s))return!1;this.context.fail(s,()=>this.candidates())}return!0})}change(t,e){let{store:n,ui:s}=this.context,i=s.state.objects.map(r=>r.id===t?{...r,...e}:r);n.update({state:{...s.state,objects:i}}),this.#i("update_object",()=>({object:t,...e}))}rename(t,e){Qo(e),this.change(t,{name:e})}get names(){return to()}toggleVisible(){let t=_(this.context.ui,this.context.ui.selected);t&&this.change(t.id,{visible:!t.visible})}toggleAll(){let{objects:t}=this.context.ui.state,e=!t.some(n=>n.visible);for(let n of t)n.visible!==e&&this.change(n.id,{visible:e})}remove(t){_(this.context.ui,t)&&this.#i("remove_object",()=>({object:t}))}clearFrame(t){let{frame:e}=this.context.ui;this.#i("clear_frame",()=>({object:t,frame:e}))}mark(t,e){this.#i(t,()=>e)}undo(){this.#i("undo",()=>({}))}redo(){this.#i("redo",()=>({}))}reset(){this.#i("reset",()=>({}))}settled(){return this.#t.run()}#i(t,e,n={}){let{clicked:s,done:i=()=>{},request:r=G()}=n;this.#t.add(async()=>{let a=s===void 0?null:{clicked:s,sent:performance.now(),answered:0,drawn:0,shown:0,took:null};try{let l=await this.context.call(t,e(),r);i(),a&&this.#a(a,l),this.accept(l)}catch(l){let d=Ct(l);return d||i(),O(l)?!0:this.context.isMended(l)?!1:(this.context.fail(l,()=>{this.#t.run()}),await this.navigation.refetch(),!d)}return!0})}#a(t,{meta:e}){t.answered=performance.now(),t.took=e.took??null,this.context.undrawn.push(t)}accept({meta:t,buffers:e},n=!0){let{context:s}=this,i=(t.revision??1/0)<s.ui.state.revision;if(!(t.state&&!this.navigation.accept(t.state))){if(i)return this.navigation.forgetMasks();t.all&&s.masks.clear(),s.store.update({...t.took?{took:{...t.took,encode:t.took.encode||(s.ui.took?.encode??0)}}:{},...t.object&&n?{selected:t.object}:{}}),this.#l(Y(t.masks??[],e)),t.frame!==void 0&&n&&this.navigation.goTo(t.frame),this.loader.refresh()}}#l(t){let{context:e}=this;for(let n of t)e.masks.put(n);e.store.update({announcement:this.#d(t),trying:-1}),e.pixels.emit()}#d(t){let{ui:e}=this.context,{mask:n,objects:s,unnamed:i}=P;return t.length===0?s(e.state.objects.length):t.map(({data:r})=>n(_(e,r.object)?.name??i(r.object),r.area)).join(" ")}};var Gi=250,Yi={start:0,step:1},Rt=class{constructor(t){this.context=t}context;#t;#e=0;#o="";open(){let{draft:t,state:e}=this.context.ui,n=e.medium?this.context.ui.exports[e.medium.kind]:[],s=n.find(({format:r})=>r===t?.format.format)??n[0];if(!s)return;let i=t!==null&&this.#o===e.session&&s.format===t.format.format;this.#o=e.session,this.#n({format:s,choice:i?t.choice:Yi,check:null,problem:""})}setFormat(t){let{draft:e}=this.context.ui;if(!e)return;let{start:n,end:s=null,step:i,objects:r=null,size:a=null}=e.choice;this.#n({format:t,choice:{start:n,end:s,step:i,objects:r,size:a},check:null,problem:""})}set(t){let{draft:e}=this.context.ui;e&&this.#n({...e,choice:{...e.choice,...t}})}setOption(t,e){let{draft:n}=this.context.ui;n&&this.set({options:{...n.choice.options,[t]:e}})}static keepsAll({format:t,choice:e}){return t.keeps&&!e.start&&e.end==null&&e.step===1&&!e.objects&&!e.size}close(){clearTimeout(this.#t),this.#e+=1}#n(t){this.context.store.update({draft:t}),clearTimeout(this.#t);let e=++this.#e;this.#t=setTimeout(()=>{this.#s(t,e)},Gi)}async#s(t,e){let n;try{let{meta:i}=await this.context.quietly("check_export",{format:t.format.format,...t.choice,all:this.context.ui.images.length>1});n={check:i,problem:""}}catch(i){n={check:null,problem:i instanceof Error?i.message:L.unexpected}}let{draft:s}=this.context.ui;s&&e===this.#e&&this.context.store.update({draft:{...s,...n}})}};var Xi=6e4,re=class{constructor(t,e){this.context=t;this.edits=e;this.draft=new Rt(t)}context;edits;draft;#t=null;async run(t){let{store:e}=this.context,{format:n}=t;if(this.#t)return;let s=new AbortController;this.#t=s,e.update({exporting:{format:n,done:0,total:0},problem:null});try{if(!await this.edits.settled())return;let{state:i,propagation:r}=this.context.ui,{blob:a,name:l}=await this.#o(t,s.signal);Zi(a,l),Rt.keepsAll(t)&&!r&&this.#e(i),e.update({announcement:P.saved(l)})}catch(i){O(i)||this.context.fail(i,()=>{this.run(t)})}finally{this.#t=null,e.update({exporting:null})}}#e({session:t,revision:e}){let{ui:n,store:s}=this.context;n.state.session===t&&s.update({state:{...n.state,exported:e}})}cancel(){this.#t?.abort()}async#o({format:t,choice:e},n){let s=[],i=({meta:{done:d,total:c},buffers:p})=>{d&&c&&this.context.store.update({exporting:{format:t,done:d,total:c}}),s.push(new Blob(p))},r=this.context.ui.images.length>1,a=await this.context.stream("export",{format:t.format,...e,all:r},[],i,{signal:n});i(a);let l=a.meta.mime??"application/octet-stream";return{blob:new Blob(s,{type:l}),name:a.meta.name??t.format}}};function Zi(o,t){let e=document.createElement("a");e.href=URL.createObjectURL(o),e.download=t,e.click(),setTimeout(()=>URL.revokeObjectURL(e.href),Xi)}var Ji=80,Qi=250,pn=3,ae=class{constructor(t,e=()=>performance.now()){this.context=t;this.now=e;t.leaving.subscribe(()=>{this.#n=0,this.move(null)})}context;now;#t=null;#e;#o=!1;#n=0;move(t){clearTimeout(this.#e),this.#t=t,this.context.ui.hovered&&this.context.store.update({hovered:null}),t&&this.#s&&(this.#e=setTimeout(()=>{this.#r(t)},Ji))}get#s(){let{settings:t,tool:e,pending:n,propagation:s,playing:i,opening:r,busy:a}=this.context.ui,l=n.length>0||s!==null||i||r!==null||a;return t.preview&&this.#n<pn&&(e==="add"||e==="subtract")&&!l}async#r(t){let{context:e}=this,{frame:n,state:s,tool:i}=e.ui;if(this.#o||!this.#s)return;this.#o=!0;let r=this.now();try{let a=vt(e.ui),l=i==="add"?1:0,{meta:d,buffers:c}=await e.quietly("preview",{object:a,frame:n,point:t,label:l});this.#i(this.now()-r);let[p]=Y(d.masks,c),{ui:m}=e,f=this.#t!==t||!this.#s||m.state!==s||m.frame!==n;p&&!f&&e.store.update({hovered:p})}catch{}finally{this.#o=!1}this.#t&&this.#t!==t&&this.move(this.#t)}#i(t){if(this.#n=t>Qi?this.#n+1:0,this.#n<pn)return;let[e,n]=F.slowPreviews(Math.round(t)),s={kind:"hint",message:e,hint:n,action:null};this.context.store.update({problem:s})}};var le=class{constructor(t,e){this.context=t;this.navigation=e}context;navigation;async add(t){let{store:e}=this.context,{state:n}=this.context.ui,s=n.medium?[hn(n.session,n.medium.name)]:[];e.update({images:this.#e(this.context.ui.images.length?this.context.ui.images:s)});for(let[i,r]of t.entries()){e.update({opening:V.adding(i+1,t.length)});try{let l=(await this.context.stream("open",{name:r.name,later:!0},[r],()=>{})).meta.state;if(!l)continue;this.#t(hn(l.session,r.name)),this.context.ui.state.medium||await this.show(this.context.ui.images.length-1)}catch(a){if(O(a))break;let l=a instanceof S?`${a.message} ${a.hint}`:String(a);this.#t({session:"",name:r.name,mark:"failed",problem:l})}}e.update({opening:null}),await this.refresh()}async show(t){let{ui:e,store:n}=this.context,s=e.images[t];if(!s||s.session===e.state.session)return;if(!s.session)return n.update({announcement:s.problem});n.update({images:this.#e(e.images)});let i=e.images.slice(t+1).find(({session:r})=>r)?.session??null;try{let r=this.context.host.call("show",{session:s.session,following:i}),{meta:a}=await r;this.navigation.show(a.state),n.update({images:this.#e(this.context.ui.images),announcement:V.position(t+1,e.images.length,s.name)})}catch(r){this.context.fail(r,()=>{this.show(t)})}}step(t){let{images:e,state:n}=this.context.ui,s=e.findIndex(({session:i})=>i===n.session)+t;for(;e[s]&&!e[s].session;)s+=t;e[s]&&this.show(s)}async refresh(){try{let{meta:t}=await this.context.quietly("sessions",{}),e=this.context.ui.images;if(t.sessions.length<2&&e.length<2)return this.context.store.update({images:[]});let n=e.length?[...e]:t.sessions.map(i=>({...i,problem:""})),s=new Map(t.sessions.map(({session:i,mark:r})=>[i,r]));this.context.store.update({images:n.map(i=>({...i,mark:s.get(i.session)??"failed"}))})}catch{}}#t(t){this.context.store.update({images:[...this.context.ui.images,t]})}#e(t){let{session:e,objects:n}=this.context.ui.state,s=n.every(nt)?"empty":"done";return t.map(i=>i.session===e?{...i,mark:s}:i)}},hn=(o,t)=>({session:o,name:t,mark:"todo",problem:""});var tr=/\.(json|npz|npy|txt|zip)$/i;function un(o){return tr.test(o)}var de=class{constructor(t,e){this.context=t;this.navigation=e}context;navigation;async run(t){let{store:e}=this.context;if(!this.context.ui.state.medium){let{openFirst:s,openFirstHint:i}=L;return e.update({problem:{kind:"error",message:s,hint:i,action:null}})}e.update({opening:Et.loading(t.name),problem:null});let n=null;try{n=await this.context.stream("load",{name:t.name},[t],()=>{});let s=n.meta.objects?.length??0;await this.navigation.refetch(!1),e.update({announcement:P.loaded(t.name,s)})}catch(s){this.context.fail(s,()=>{this.run(t)})}finally{e.update({opening:null})}}};var mn=500,er=5e3,or=700,nr=1e4,sr=2e3,ce=class{constructor(t,e,n,s){this.context=t;this.navigation=e;this.loader=n;this.edits=s;t.lost.subscribe(()=>{this.#r()})}context;navigation;loader;edits;#t=new AbortController;#e=!1;#o=mn;#n=-1/0;#s;dispose(){this.#t.abort(),clearTimeout(this.#s)}async#r(){let{host:t,store:e,ui:n}=this.context;if(this.#e||!t.mends||n.phase!=="ready"||this.#t.signal.aborted)return;this.#e=!0;let s=setTimeout(()=>e.update({reconnecting:!0}),or);performance.now()-this.#n<nr?await this.#l():this.#o=mn;let i=null;for(;!i&&!this.#t.signal.aborted;)i=await this.#i(),i||await this.#l();clearTimeout(s),this.#e=!1,this.#n=performance.now(),!(!i||this.#t.signal.aborted)&&(e.update({reconnecting:!1}),this.#a(i))}async#i(){let{host:t}=this.context;try{return(await t.call("hello",{token:t.token})).meta}catch(e){return(!(e instanceof S)||e.code!=="network")&&this.context.fail(e),null}}#a({token:t,state:e,engine:n,exports:s,accept:i,kept:r}){let{context:a}=this,{host:l,store:d,ui:c}=a;if(d.update({engine:n,exports:s,accept:i,kept:r}),t!==l.token)return l.token=t,Lt(t),this.edits.clear(),c.state.medium?a.fail(new S("session",L.ended,L.endedHint)):void 0;let{revision:p}=c.state;this.navigation.accept(e)&&e.revision>p&&this.navigation.forgetMasks(),this.loader.refresh(),this.edits.settled(),clearTimeout(this.#s),this.#s=setTimeout(()=>{this.navigation.refetch(!1)},sr)}#l(){let t=this.#o;return this.#o=Math.min(2*t,er),new Promise(e=>{let n=()=>{clearTimeout(s),globalThis.removeEventListener?.("online",n),e()},s=setTimeout(n,t);globalThis.addEventListener?.("online",n),this.#t.signal.addEventListener("abort",n,{once:!0})})}};var pe=class{constructor(t,e){this.context=t;this.loader=e}context;loader;accept(t){let{store:e,ui:n}=this.context,s=t.session===n.state.session;return s?e.update({...No(n,t),...n.propagation?{}:{live:new Map}}):this.show(t),s}show(t){let{context:e}=this;e.leaving.emit(),this.loader.clear(),e.store.update(Bo(e.ui,t));let n=Math.min(...t.objects.flatMap(s=>Object.keys(s.prompts).map(Number)));this.goTo(Number.isFinite(n)?n:0)}async refetch(t=!0){let{revision:e}=this.context.ui.state;try{let n=await this.context.currentState();return this.accept(n)&&(t||n.revision>e)&&this.forgetMasks(),!0}catch{return!1}}forgetMasks(){this.context.masks.clear(),this.loader.refresh(),this.context.pixels.emit()}goTo(t){let{medium:e}=this.context.ui.state;if(!e)return;let n=Math.min(Math.max(Math.round(t),0),e.frames-1);n!==this.context.ui.frame&&this.context.store.update({frame:n,trying:-1}),this.loader.want(n),this.context.pixels.emit()}showBetween(t){this.context.store.update({between:t}),this.loader.reload()}select(t){let e=_(this.context.ui,t)?.name;this.context.store.update({selected:t,trying:-1,announcement:e?P.selected(e):""})}setTool(t,e=this.context.ui.announcement){this.context.store.update({tool:t,announcement:e})}set(t){let e={...this.context.ui.settings,...t};this.context.store.update({settings:e}),rn(e)}};var ir=2**32-1,he=class{constructor(t,e,n,s,i){this.context=t;this.navigation=e;this.playback=n;this.exporting=s;this.early=i;t.store.subscribe(()=>this.#i())}context;navigation;playback;exporting;early;#t=null;#e=null;async run(t,e=!1){let{context:n}=this,{store:s,host:i}=n;if(t instanceof File&&t.size>ir){let{tooLarge:d,tooLargeHint:c}=L;return n.fail(new S("media",d,c))}let r=!e&&_t(n.ui);if(r&&!i.ownsPage)return this.#o(t,null);this.#t?.abort(),this.stay(),this.playback.pause();let a=new AbortController;this.#t=a,s.update({opening:Et.opening(t.name),problem:null}),r||this.early.show(t);let l=!1;try{let{state:d}=(await this.#a(t,r,a.signal)).meta;l=d!==void 0,d&&r?this.#o(t,d):d&&this.#s(d),i.ownsPage&&ee(i.token,n.ui.kept)}catch(d){n.fail(d,()=>{this.run(t,e)})}finally{this.#t===a&&(this.#t=null,l||this.early.clear(),s.update({opening:null}))}}cancel(){this.#t?.abort()}stay(){let t=this.#n();t?.state&&this.context.close(t.state.session)}discard(){let t=this.#n();t&&this.#r(t)}exportFirst(){if(!this.#e)return;this.#e={...this.#e,due:!0};let{opensLater:t,opensLaterHint:e,staying:n}=L,s=t(this.#e.source.name),i={label:n,run:()=>this.stay()};this.context.store.update({asking:null,problem:{kind:"hint",message:s,hint:e,action:i}})}#o(t,e){this.#e={source:t,state:e,before:this.context.ui.state.session,due:!1},this.context.store.update({asking:t.name})}#n(){let t=this.#e;return this.#e=null,this.context.ui.asking!==null&&this.context.store.update({asking:null}),t}#s(t){this.context.store.update({images:[]}),this.navigation.show(t)}#r({source:t,state:e,before:n}){if(!e)return void this.run(t,!0);this.exporting.cancel(),this.#s(e),this.context.store.update({problem:null}),this.context.close(n)}#i(){let{ui:t}=this.context;this.#e&&(t.state.session!==this.#e.before?this.stay():this.#e.due&&!_t(t)&&this.discard())}#a(t,e,n){let s=({meta:{status:a}})=>{a&&this.context.store.update({opening:Et[a]}),a==="encoding"&&!e&&this.exporting.cancel()},i=t instanceof File?{name:t.name}:{example:t.example},r=t instanceof File?[t]:[];return this.context.stream("open",{...i,...e?{keep:e}:{}},r,s,{signal:n})}};var ue=class{constructor(t,e,n){this.context=t;this.loader=e;this.navigation=n;t.leaving.subscribe(()=>this.pause())}context;loader;navigation;#t=0;#e=0;#o=0;toggle(){this.context.ui.playing?this.pause():this.play()}play(){let{medium:t}=this.context.ui.state;!t||t.frames<2||(this.context.ui.frame>=this.#s&&this.navigation.goTo(this.#n),this.context.store.update({playing:!0}),this.#r(),this.#o=requestAnimationFrame(this.#i))}setLoop(t){this.context.store.update({loop:t})}setSpeed(t){this.context.store.update({speed:t}),this.#r()}setRange(t){let{frame:e,range:n}=this.context.ui,s={...n,[t]:n[t]===e?null:e};s.first!==null&&s.last!==null&&s.first>s.last&&(s[t==="first"?"last":"first"]=null),this.context.store.update({range:s})}pause(){this.context.ui.playing&&(cancelAnimationFrame(this.#o),this.context.store.update({playing:!1}))}get#n(){return this.context.ui.range.first??0}get#s(){let{range:t,state:e}=this.context.ui;return t.last??(e.medium?.frames??1)-1}#r(){this.#t=this.context.ui.frame,this.#e=performance.now()}#i=()=>{let{ui:t}=this.context,{medium:e}=t.state;if(!t.playing||!e)return;this.#o=requestAnimationFrame(this.#i);let n=Math.floor((performance.now()-this.#e)*(e.fps||24)*t.speed/1e3),s=Math.min(this.#t+n,this.#s),i=s;for(;i>t.frame&&!this.loader.ready(i);)i--;if(i>t.frame?this.navigation.goTo(i):s>t.frame&&(this.loader.want(t.frame+1),this.#r()),!(i<this.#s)){if(!t.loop)return this.pause();this.navigation.goTo(this.#n),this.#r()}}};var me=class{constructor(t,e,n,s){this.context=t;this.loader=e;this.navigation=n;this.settled=s;t.leaving.subscribe(()=>{this.abort(),this.#e&&(this.#e=!1,t.store.update({propagation:null}))})}context;loader;navigation;settled;range=null;#t=null;#e=!1;#o=!1;get running(){return this.#t!==null||this.#e}get following(){return this.running&&this.#o}unfollow(){this.#o=!1}cancel(){let{propagation:t}=this.context.ui;if(!t||t.stopping)return;let e=this.context.quietly("cancel",{});if(this.#t&&t.done===0)return this.abort(),void e.catch(()=>{});this.context.store.update({propagation:{...t,stopping:!0}}),e.catch(n=>{this.context.fail(n),this.abort();let{propagation:s}=this.context.ui;s&&this.context.store.update({propagation:{...s,stopping:!1}})})}abort(){this.#t?.abort()}hear({meta:t,buffers:e}){let{done:n=0,total:s=0}=t;if(!t.end)return this.#e||(this.#o=this.context.host.sharesView),this.#e=!0,this.#r({...t,done:n,total:s},e);this.#e=!1,t.state&&this.navigation.accept(t.state),this.#n()}forgetElsewhere(){this.#e&&(this.#e=!1,this.#n(),this.navigation.forgetMasks())}resume(){return this.run(null)}async run(t){let{context:e}=this;if(this.running||e.ui.state.objects.length===0&&e.ui.pending.length===0)return;let n=new AbortController;this.#t=n,this.range=t,this.#o=!0;let s=!0,i={done:0,total:0,secondsLeft:0,framesPerSecond:0,stopping:!1};e.store.update({propagation:i});try{if(!await this.settled()||e.ui.state.objects.length===0)return;let r=({meta:p,buffers:m})=>this.#r(p,m),{signal:a}=n,{meta:l}=t?await e.stream("propagate",t,[],r,{signal:a}):await e.stream("resume",{},[],r,{signal:a});l.state&&this.navigation.accept(l.state);let{cancelled:d,propagated:c}=P;e.store.update({announcement:e.ui.propagation?.stopping?d:c})}catch(r){O(r)?e.store.update({announcement:P.cancelled}):e.isMended(r)||e.fail(r,()=>{this.run(t)}),s=await this.navigation.refetch()}finally{this.#t=null,this.range=null,this.#n(s)}}#n(t=!0){this.context.store.update({propagation:null,...t?{live:new Map}:{}}),this.loader.refresh(),this.context.pixels.emit()}#s(t,e){let{ui:n,store:s}=this.context,i=r=>Math.floor(4*r/(e||1));t>=e||i(t)<=i(n.propagation?.done??0)||s.update({announcement:P.tracking(M.percent(t/e))})}#r({frame:t,masks:e=[],...n},s){let{context:i}=this;if(!(this.#t?.signal.aborted||t===void 0)){for(let r of Y(e,s)){let a=_(i.ui,r.data.object);a&&(!a.prompts[t]||!i.masks.get(t,r.data.object))&&i.masks.put(r)}this.#s(n.done,n.total),i.store.update({live:Ko(i.ui.live,t,e),propagation:{done:n.done,total:n.total,secondsLeft:n.seconds_left??0,framesPerSecond:n.frames_per_second??0,stopping:i.ui.propagation?.stopping??!1}}),this.#o&&this.loader.ready(i.ui.frame)?this.navigation.goTo(t):t===i.ui.frame&&i.pixels.emit()}}};var ge=class{constructor(t,e,n){this.context=t;this.navigation=e;this.propagation=n;let{signal:s}=this.#t;window.addEventListener("pagehide",()=>this.#e(),{signal:s}),t.host.keepsWork||window.addEventListener("beforeunload",i=>this.#o(i),{signal:s})}context;navigation;propagation;#t=new AbortController;dispose(){this.#t.abort()}restore(){let{store:t,ui:e}=this.context,n=dn(e.state.session);n&&(this.navigation.goTo(n.frame),_(e,n.selected)&&t.update({selected:n.selected}),n.propagating&&this.#n(n.propagating))}#e(){let{state:t,frame:e,selected:n}=this.context.ui,s=this.context.host.keepsWork?null:this.propagation.range;t.medium&&ln({session:t.session,frame:e,selected:n,propagating:s})}#o(t){let{ui:e}=this.context;!(e.kept?.hours===null)&&_t(e)&&t.preventDefault()}#n(t){let{unfinished:e}=this.context.ui.state,n=e?{label:$.resume(e.done,e.total),run:()=>{this.propagation.resume()}}:{label:L.propagateAgain,run:()=>{this.propagation.run(t)}},{reloaded:s,reloadedHint:i}=L;this.context.store.update({problem:{kind:"hint",message:s,hint:i,action:n}})}};var fe=class{constructor(t,e,n){this.context=t;this.edits=e;this.seek=n}context;edits;seek;go(t){let{frame:e,selected:n,state:s}=this.context.ui,i=t>0?s.doubtful:[...s.doubtful].reverse(),r=i.findIndex(d=>d.first===e&&d.object===n),a=i.find(d=>(d.first-e)*t>0),l=r>=0?i[r+1]??i[0]:a??i[0];l?this.#t(l):this.context.store.update({announcement:At.none})}fine(){let{frame:t,selected:e,state:n,live:s}=this.context.ui,i=n.objects.find(c=>c.id===e),r=i&&X(i,s,t)?.kind;if(!r||r==="prompted"||r==="reviewed"||r==="gone")return;let a=this.current;this.edits.mark("mark_reviewed",{object:e,frame:a?.first??t,last:a?.last??t});let l=n.doubtful.find(c=>c!==a&&c.first>t),d=n.doubtful.find(c=>c!==a);(l??d)&&this.#t(l??d)}gone(){let{frame:t,range:e,selected:n,state:s}=this.context.ui;if(!s.objects.some(a=>a.id===n))return;let i=e.first??t,r=e.last??(e.first===null?t:Math.max(t,i));this.edits.mark("mark_absent",{object:n,frame:Math.min(i,r),last:Math.max(i,r)}),this.context.store.update({range:{first:null,last:null}})}get current(){let{frame:t,selected:e,state:n}=this.context.ui;return n.doubtful.find(s=>s.object===e&&s.first<=t&&t<=s.last)}#t({object:t,first:e,doubt:n}){this.context.store.update({selected:t}),this.seek(e),this.context.store.update({announcement:At.doubt(e,n)})}};var be=class{constructor(t){this.context=t;this.#o=t.store.subscribe(()=>this.#s())}context;#t;#e=!1;#o;dispose(){this.#o(),clearInterval(this.#t)}get#n(){let{opening:t,propagation:e,pending:n,busy:s}=this.context.ui;return t!==null||e!==null||n.length>0||s}#s(){if(this.#n!==(this.#t!==void 0)){if(this.#t===void 0){this.#t=setInterval(()=>{this.#r()},1e3);return}clearInterval(this.#t),this.#t=void 0,this.context.ui.waiting&&this.context.store.update({waiting:null})}}async#r(){if(!(this.#e||this.context.ui.reconnecting)){this.#e=!0;try{let{wait:t}=(await this.context.quietly("queue",{})).meta,e=this.#n&&t&&t.seconds>=1?t:null;(e||this.context.ui.waiting)&&this.context.store.update({waiting:e})}catch{}finally{this.#e=!1}}}};var rr=6e3,xe=class{constructor(t){this.host=t;let e=new Qt(t);this.context=e,this.#e=new te(e),this.navigation=new pe(e,this.#e),this.edits=new ie(e,this.#e,this.navigation),this.playback=new ue(e,this.#e,this.navigation),this.review=new fe(e,this.edits,s=>this.seek(s));let n=()=>this.edits.settled();this.propagation=new me(e,this.#e,this.navigation,n),this.exporting=new re(e,this.edits),this.hover=new ae(e),this.loading=new de(e,this.navigation),this.#t=new ne(e,s=>this.prompt(s,this.ui.frame)),this.opening=new he(e,this.navigation,this.playback,this.exporting,this.#t),this.images=new le(e,this.navigation),this.#n=new ge(e,this.navigation,this.propagation),this.#s=new be(e),this.#r=new ce(e,this.navigation,this.#e,this.edits),this.#o=new oe(e,this.navigation,this.#n),e.store.update({settings:{...this.ui.settings,...an()}}),this.#i=t.onPush({onPush:s=>this.#p(s),onMissed:()=>{this.#c()},onLost:()=>e.lost.emit()})}host;context;navigation;edits;playback;review;propagation;exporting;opening;hover;loading;images;#t;#e;#o;#n;#s;#r;#i;get ui(){return this.context.ui}get stats(){return this.context.stats}get selectedMask(){return this.context.masks.get(this.ui.frame,this.ui.selected)}get boundsOfSelected(){return this.#d(this.ui.selected,this.ui.frame)?.bounds??null}subscribe(t){return this.context.store.subscribe(t)}dispose(){this.#o.dispose(),this.playback.pause(),this.propagation.abort(),this.#i(),this.#n.dispose(),this.#s.dispose(),this.#t.dispose(),this.#r.dispose(),this.host.dispose(),this.#e.clear()}async connect(t=!1){await this.#o.connect(t),await this.images.refresh()}async open(t){this.ui.phase==="lost"&&!await this.#o.connect()||(t instanceof File&&un(t.name)?await this.loading.run(t):await this.opening.run(t))}async deleteData(){try{await this.context.call("delete_data",{})}catch(t){return this.context.fail(t,()=>{this.deleteData()})}on(),await this.connect(!0),this.context.store.update({announcement:P.deleted})}seek(t){this.propagation.unfollow(),this.playback.pause();let e=this.ui.frame;this.navigation.goTo(t);let{frame:n,state:s}=this.ui;n!==e&&this.context.store.update({announcement:P.frame(n,(s.medium?.frames??1)-1)})}prompt(t,e,n="fitting"){if(e<0)return this.#t.keep(t);if(this.seek(e),!("box"in t)&&!t.labels.includes(1)&&!qo(this.ui))return this.hint(F.nothingToSubtract);let s=n==="new"||n==="fitting"&&"box"in t&&this.#a(t.box);s&&n==="fitting"&&this.context.store.update({announcement:P.elsewhere}),this.edits.prompt(t,s)}pointAnew(t,e){let n=e<0?0:this.#l(t,e);n?this.navigation.select(n):this.prompt({points:[t],labels:[1]},e,"new")}#a(t){let e=this.#d(this.ui.selected,this.ui.frame);return e!==null&&e.area>0&&!e.meets(t)}#l([t,e],n){let s=[t,e,t+.01,e+.01];return this.ui.state.objects.findLast(({id:r,visible:a})=>a&&this.#d(r,n)?.meets(s))?.id??0}#d(t,e){let{masks:n,ui:s}=this.context,i=n.get(e,t);return i&&s.state.objects.some(({id:a})=>a===t)?n.shape(i.counts,s.state.medium?.height??0):null}tryOn(t){t!==this.ui.trying&&this.context.store.update({trying:t})}peek(t){t!==this.ui.peeking&&this.context.store.update({peeking:t})}announce(t){this.context.store.update({announcement:t})}hint([t,e]){let n={kind:"hint",message:t,hint:e,action:null};this.context.store.update({problem:n}),setTimeout(()=>this.ui.problem===n&&this.dismiss(),rr)}dismiss(){this.context.store.update({problem:null})}act(){let t=this.ui.problem?.action;this.dismiss(),t?.run==="start again"?this.connect(!0):t?.run()}#p(t){let{meta:e}=t;if(this.ui.phase!=="ready")return;if(e.error)return this.context.fail(new S(e.error.code,e.error.message,e.error.hint));e.session!==void 0&&e.session!==this.ui.state.session&&e.push!=="open"||(e.push==="propagate"?this.propagation.hear(t):e.push==="edit"?this.edits.accept(t,this.host.sharesView):e.state&&this.navigation.accept(e.state))}async#c(){this.ui.phase==="ready"&&(this.propagation.forgetElsewhere(),await this.navigation.refetch(!1))}};var ar=12e4,gn=1<<20;function oo(o){return new eo(o)}var eo=class{constructor(t){this.model=t;t.on("msg:custom",this.#a)}model;ownsPage=!1;keepsWork=!0;mends=!1;sharesView=!0;token="new";#t=new Map;#e=new Set;#o=new Set;#n=0;client=G();call(t,e={},n=[],s={}){return this.#i({type:"call",op:t,meta:this.#s(e)},n,void 0,s)}async stream(t,e,n,s,i={}){let r=n[0]&&{upload:await this.#r(n[0],e,i)};return this.#i({type:"stream",op:t,meta:this.#s({...e,...r})},[],s,i)}#s(t){return{...t,client:this.client}}async#r(t,e,n){let s=`${this.client}-${++this.#n}`,i=t instanceof Uint8Array?t.byteLength:t.size;for(let r=0;r<i||r===0;r+=gn){let a=t.slice(r,r+gn);await this.#i({type:"chunk",upload:s,meta:{...e,offset:r}},[a],void 0,n)}return s}onPush(t){return this.#e.add(t),()=>this.#e.delete(t)}dispose(){this.model.off("msg:custom",this.#a);for(let t of this.#t.values())t.reject(new DOMException("Disposed.","AbortError"));this.#t.clear()}async#i(t,e,n,{signal:s}){let i=await Promise.all(e.map(lr)),r=`${this.client}-${++this.#n}`;return new Promise((a,l)=>{let d,c=()=>{clearTimeout(d),s?.removeEventListener("abort",m),this.#t.delete(r)},p=f=>{c(),l(f)},m=()=>{this.model.send({id:r,type:"cancel",...t.upload?{upload:t.upload}:{}}),p(new DOMException("Stopped.","AbortError"))};if(s?.aborted)return l(new DOMException("Stopped.","AbortError"));s?.addEventListener("abort",m,{once:!0}),t.type!=="stream"&&(d=setTimeout(()=>{this.#o.add(r),p(lt(I.kernelSilent))},ar)),this.#t.set(r,{resolve:f=>{c(),a(f)},reject:p,onPart:n});try{this.model.send({id:r,...t},void 0,i)}catch{p(lt(I.kernelGone))}})}#a=(t,e=[])=>{let n={meta:t.meta,buffers:e.map(i=>new Uint8Array(i.buffer,i.byteOffset,i.byteLength))},s=this.#t.get(t.id??"");if(!s){let i=this.#o.delete(t.id??""),r=t.id?.startsWith(`${this.client}-`);if(!t.meta.push||r&&!i&&!t.meta.end)return;for(let a of this.#e)a.onPush(n);return}try{dt(n)}catch(i){return s.reject(i)}s.onPart&&!Yt(n)?s.onPart(n):s.resolve(n)}};async function lr(o){return o instanceof Uint8Array?o:new Uint8Array(await o.arrayBuffer())}var dr="edgetam-still";var fn=new Set;function bn(o,t){let e,n=!1,s=()=>{let d=Number(o.get("frame"));t.ui.state.medium&&d!==t.ui.frame&&t.seek(d)},i=()=>{let d=Number(o.get("selected"));t.ui.state.objects.some(({id:p})=>p===d)&&d!==t.ui.selected&&t.navigation.select(d)},r=()=>{clearTimeout(e);let{frame:d,selected:c,state:p,playing:m}=t.ui,f=m||t.propagation.following,g=Object.entries({...f?{}:{frame:d},selected:c,revision:p.revision});g.every(([y,C])=>C===o.get(y))||(e=setTimeout(()=>{for(let[y,C]of g)o.set(y,C);o.save_changes()},50))},a=()=>{t.ui.phase==="ready"&&(!n&&t.ui.state.medium&&(n=!0,(o.get("frame")||fn.has(o.get("still_id")))&&s(),fn.add(o.get("still_id")),i()),r())},l=t.subscribe(a);return o.on("change:frame",s),o.on("change:selected",i),()=>{clearTimeout(e),l(),o.off("change:frame",s),o.off("change:selected",i)}}function xn(o,t){let e=document.createElement("style");e.textContent=`.${dr}[data-widget="${CSS.escape(String(o.get("still_id")))}"]{display:none!important}`;let n=t.subscribe(()=>{t.ui.phase==="ready"&&!e.isConnected&&document.head.append(e)});return()=>{n(),e.remove()}}var ye=globalThis,ve=ye.ShadowRoot&&(ye.ShadyCSS===void 0||ye.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,no=Symbol(),yn=new WeakMap,Ot=class{constructor(t,e,n){if(this._$cssResult$=!0,n!==no)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=e}get styleSheet(){let t=this.o,e=this.t;if(ve&&t===void 0){let n=e!==void 0&&e.length===1;n&&(t=yn.get(e)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),n&&yn.set(e,t))}return t}toString(){return this.cssText}},vn=o=>new Ot(typeof o=="string"?o:o+"",void 0,no),A=(o,...t)=>{let e=o.length===1?o[0]:t.reduce((n,s,i)=>n+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(s)+o[i+1],o[0]);return new Ot(e,o,no)},wn=(o,t)=>{if(ve)o.adoptedStyleSheets=t.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let e of t){let n=document.createElement("style"),s=ye.litNonce;s!==void 0&&n.setAttribute("nonce",s),n.textContent=e.cssText,o.appendChild(n)}},so=ve?o=>o:o=>o instanceof CSSStyleSheet?(t=>{let e="";for(let n of t.cssRules)e+=n.cssText;return vn(e)})(o):o;var{is:cr,defineProperty:pr,getOwnPropertyDescriptor:hr,getOwnPropertyNames:ur,getOwnPropertySymbols:mr,getPrototypeOf:gr}=Object,we=globalThis,kn=we.trustedTypes,fr=kn?kn.emptyScript:"",br=we.reactiveElementPolyfillSupport,Dt=(o,t)=>o,io={toAttribute(o,t){switch(t){case Boolean:o=o?fr:null;break;case Object:case Array:o=o==null?o:JSON.stringify(o)}return o},fromAttribute(o,t){let e=o;switch(t){case Boolean:e=o!==null;break;case Number:e=o===null?null:Number(o);break;case Object:case Array:try{e=JSON.parse(o)}catch{e=null}}return e}},Mn=(o,t)=>!cr(o,t),$n={attribute:!0,type:String,converter:io,reflect:!1,useDefault:!1,hasChanged:Mn};Symbol.metadata??=Symbol("metadata"),we.litPropertyMetadata??=new WeakMap;var Z=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,e=$n){if(e.state&&(e.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((e=Object.create(e)).wrapped=!0),this.elementProperties.set(t,e),!e.noAccessor){let n=Symbol(),s=this.getPropertyDescriptor(t,n,e);s!==void 0&&pr(this.prototype,t,s)}}static getPropertyDescriptor(t,e,n){let{get:s,set:i}=hr(this.prototype,t)??{get(){return this[e]},set(r){this[e]=r}};return{get:s,set(r){let a=s?.call(this);i?.call(this,r),this.requestUpdate(t,a,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??$n}static _$Ei(){if(this.hasOwnProperty(Dt("elementProperties")))return;let t=gr(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(Dt("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(Dt("properties"))){let e=this.properties,n=[...ur(e),...mr(e)];for(let s of n)this.createProperty(s,e[s])}let t=this[Symbol.metadata];if(t!==null){let e=litPropertyMetadata.get(t);if(e!==void 0)for(let[n,s]of e)this.elementProperties.set(n,s)}this._$Eh=new Map;for(let[e,n]of this.elementProperties){let s=this._$Eu(e,n);s!==void 0&&this._$Eh.set(s,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){let e=[];if(Array.isArray(t)){let n=new Set(t.flat(1/0).reverse());for(let s of n)e.unshift(so(s))}else t!==void 0&&e.push(so(t));return e}static _$Eu(t,e){let n=e.attribute;return n===!1?void 0:typeof n=="string"?n:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){let t=new Map,e=this.constructor.elementProperties;for(let n of e.keys())this.hasOwnProperty(n)&&(t.set(n,this[n]),delete this[n]);t.size>0&&(this._$Ep=t)}createRenderRoot(){let t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return wn(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,e,n){this._$AK(t,n)}_$ET(t,e){let n=this.constructor.elementProperties.get(t),s=this.constructor._$Eu(t,n);if(s!==void 0&&n.reflect===!0){let i=(n.converter?.toAttribute!==void 0?n.converter:io).toAttribute(e,n.type);this._$Em=t,i==null?this.removeAttribute(s):this.setAttribute(s,i),this._$Em=null}}_$AK(t,e){let n=this.constructor,s=n._$Eh.get(t);if(s!==void 0&&this._$Em!==s){let i=n.getPropertyOptions(s),r=typeof i.converter=="function"?{fromAttribute:i.converter}:i.converter?.fromAttribute!==void 0?i.converter:io;this._$Em=s;let a=r.fromAttribute(e,i.type);this[s]=a??this._$Ej?.get(s)??a,this._$Em=null}}requestUpdate(t,e,n,s=!1,i){if(t!==void 0){let r=this.constructor;if(s===!1&&(i=this[t]),n??=r.getPropertyOptions(t),!((n.hasChanged??Mn)(i,e)||n.useDefault&&n.reflect&&i===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,n))))return;this.C(t,e,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,e,{useDefault:n,reflect:s,wrapped:i},r){n&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??e??this[t]),i!==!0||r!==void 0)||(this._$AL.has(t)||(this.hasUpdated||n||(e=void 0),this._$AL.set(t,e)),s===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[s,i]of this._$Ep)this[s]=i;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[s,i]of n){let{wrapped:r}=i,a=this[s];r!==!0||this._$AL.has(s)||a===void 0||this.C(s,void 0,i,a)}}let t=!1,e=this._$AL;try{t=this.shouldUpdate(e),t?(this.willUpdate(e),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(e)):this._$EM()}catch(n){throw t=!1,this._$EM(),n}t&&this._$AE(e)}willUpdate(t){}_$AE(t){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(t){}firstUpdated(t){}};Z.elementStyles=[],Z.shadowRootOptions={mode:"open"},Z[Dt("elementProperties")]=new Map,Z[Dt("finalized")]=new Map,br?.({ReactiveElement:Z}),(we.reactiveElementVersions??=[]).push("2.1.2");var ao=globalThis,Pn=o=>o,ke=ao.trustedTypes,Tn=ke?ke.createPolicy("lit-html",{createHTML:o=>o}):void 0,lo="$lit$",J=`lit$${Math.random().toFixed(9).slice(2)}$`,co="?"+J,xr=`<${co}>`,mt=document,Ut=()=>mt.createComment(""),It=o=>o===null||typeof o!="object"&&typeof o!="function",po=Array.isArray,Ln=o=>po(o)||typeof o?.[Symbol.iterator]=="function",ro=`[ 	
\f\r]`,Ht=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Sn=/-->/g,En=/>/g,ht=RegExp(`>|${ro}(?:([^\\s"'>=/]+)(${ro}*=${ro}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),An=/'/g,Cn=/"/g,jn=/^(?:script|style|textarea|title)$/i,ho=o=>(t,...e)=>({_$litType$:o,strings:t,values:e}),h=ho(1),v=ho(2),Id=ho(3),B=Symbol.for("lit-noChange"),u=Symbol.for("lit-nothing"),_n=new WeakMap,ut=mt.createTreeWalker(mt,129);function Rn(o,t){if(!po(o)||!o.hasOwnProperty("raw"))throw Error("invalid template strings array");return Tn!==void 0?Tn.createHTML(t):t}var On=(o,t)=>{let e=o.length-1,n=[],s,i=t===2?"<svg>":t===3?"<math>":"",r=Ht;for(let a=0;a<e;a++){let l=o[a],d,c,p=-1,m=0;for(;m<l.length&&(r.lastIndex=m,c=r.exec(l),c!==null);)m=r.lastIndex,r===Ht?c[1]==="!--"?r=Sn:c[1]!==void 0?r=En:c[2]!==void 0?(jn.test(c[2])&&(s=RegExp("</"+c[2],"g")),r=ht):c[3]!==void 0&&(r=ht):r===ht?c[0]===">"?(r=s??Ht,p=-1):c[1]===void 0?p=-2:(p=r.lastIndex-c[2].length,d=c[1],r=c[3]===void 0?ht:c[3]==='"'?Cn:An):r===Cn||r===An?r=ht:r===Sn||r===En?r=Ht:(r=ht,s=void 0);let f=r===ht&&o[a+1].startsWith("/>")?" ":"";i+=r===Ht?l+xr:p>=0?(n.push(d),l.slice(0,p)+lo+l.slice(p)+J+f):l+J+(p===-2?a:f)}return[Rn(o,i+(o[e]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),n]},zt=class o{constructor({strings:t,_$litType$:e},n){let s;this.parts=[];let i=0,r=0,a=t.length-1,l=this.parts,[d,c]=On(t,e);if(this.el=o.createElement(d,n),ut.currentNode=this.el.content,e===2||e===3){let p=this.el.content.firstChild;p.replaceWith(...p.childNodes)}for(;(s=ut.nextNode())!==null&&l.length<a;){if(s.nodeType===1){if(s.hasAttributes())for(let p of s.getAttributeNames())if(p.endsWith(lo)){let m=c[r++],f=s.getAttribute(p).split(J),g=/([.?@])?(.*)/.exec(m);l.push({type:1,index:i,name:g[2],strings:f,ctor:g[1]==="."?Me:g[1]==="?"?Pe:g[1]==="@"?Te:ft}),s.removeAttribute(p)}else p.startsWith(J)&&(l.push({type:6,index:i}),s.removeAttribute(p));if(jn.test(s.tagName)){let p=s.textContent.split(J),m=p.length-1;if(m>0){s.textContent=ke?ke.emptyScript:"";for(let f=0;f<m;f++)s.append(p[f],Ut()),ut.nextNode(),l.push({type:2,index:++i});s.append(p[m],Ut())}}}else if(s.nodeType===8)if(s.data===co)l.push({type:2,index:i});else{let p=-1;for(;(p=s.data.indexOf(J,p+1))!==-1;)l.push({type:7,index:i}),p+=J.length-1}i++}}static createElement(t,e){let n=mt.createElement("template");return n.innerHTML=t,n}};function gt(o,t,e=o,n){if(t===B)return t;let s=n!==void 0?e._$Co?.[n]:e._$Cl,i=It(t)?void 0:t._$litDirective$;return s?.constructor!==i&&(s?._$AO?.(!1),i===void 0?s=void 0:(s=new i(o),s._$AT(o,e,n)),n!==void 0?(e._$Co??=[])[n]=s:e._$Cl=s),s!==void 0&&(t=gt(o,s._$AS(o,t.values),s,n)),t}var $e=class{constructor(t,e){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=e}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:e},parts:n}=this._$AD,s=(t?.creationScope??mt).importNode(e,!0);ut.currentNode=s;let i=ut.nextNode(),r=0,a=0,l=n[0];for(;l!==void 0;){if(r===l.index){let d;l.type===2?d=new wt(i,i.nextSibling,this,t):l.type===1?d=new l.ctor(i,l.name,l.strings,this,t):l.type===6&&(d=new Se(i,this,t)),this._$AV.push(d),l=n[++a]}r!==l?.index&&(i=ut.nextNode(),r++)}return ut.currentNode=mt,s}p(t){let e=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(t,n,e),e+=n.strings.length-2):n._$AI(t[e])),e++}},wt=class o{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,e,n,s){this.type=2,this._$AH=u,this._$AN=void 0,this._$AA=t,this._$AB=e,this._$AM=n,this.options=s,this._$Cv=s?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,e=this._$AM;return e!==void 0&&t?.nodeType===11&&(t=e.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,e=this){t=gt(this,t,e),It(t)?t===u||t==null||t===""?(this._$AH!==u&&this._$AR(),this._$AH=u):t!==this._$AH&&t!==B&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):Ln(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==u&&It(this._$AH)?this._$AA.nextSibling.data=t:this.T(mt.createTextNode(t)),this._$AH=t}$(t){let{values:e,_$litType$:n}=t,s=typeof n=="number"?this._$AC(t):(n.el===void 0&&(n.el=zt.createElement(Rn(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===s)this._$AH.p(e);else{let i=new $e(s,this),r=i.u(this.options);i.p(e),this.T(r),this._$AH=i}}_$AC(t){let e=_n.get(t.strings);return e===void 0&&_n.set(t.strings,e=new zt(t)),e}k(t){po(this._$AH)||(this._$AH=[],this._$AR());let e=this._$AH,n,s=0;for(let i of t)s===e.length?e.push(n=new o(this.O(Ut()),this.O(Ut()),this,this.options)):n=e[s],n._$AI(i),s++;s<e.length&&(this._$AR(n&&n._$AB.nextSibling,s),e.length=s)}_$AR(t=this._$AA.nextSibling,e){for(this._$AP?.(!1,!0,e);t!==this._$AB;){let n=Pn(t).nextSibling;Pn(t).remove(),t=n}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},ft=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,e,n,s,i){this.type=1,this._$AH=u,this._$AN=void 0,this.element=t,this.name=e,this._$AM=s,this.options=i,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=u}_$AI(t,e=this,n,s){let i=this.strings,r=!1;if(i===void 0)t=gt(this,t,e,0),r=!It(t)||t!==this._$AH&&t!==B,r&&(this._$AH=t);else{let a=t,l,d;for(t=i[0],l=0;l<i.length-1;l++)d=gt(this,a[n+l],e,l),d===B&&(d=this._$AH[l]),r||=!It(d)||d!==this._$AH[l],d===u?t=u:t!==u&&(t+=(d??"")+i[l+1]),this._$AH[l]=d}r&&!s&&this.j(t)}j(t){t===u?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},Me=class extends ft{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===u?void 0:t}},Pe=class extends ft{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==u)}},Te=class extends ft{constructor(t,e,n,s,i){super(t,e,n,s,i),this.type=5}_$AI(t,e=this){if((t=gt(this,t,e,0)??u)===B)return;let n=this._$AH,s=t===u&&n!==u||t.capture!==n.capture||t.once!==n.once||t.passive!==n.passive,i=t!==u&&(n===u||s);s&&this.element.removeEventListener(this.name,this,n),i&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},Se=class{constructor(t,e,n){this.element=t,this.type=6,this._$AN=void 0,this._$AM=e,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(t){gt(this,t)}},Dn={M:lo,P:J,A:co,C:1,L:On,R:$e,D:Ln,V:gt,I:wt,H:ft,N:Pe,U:Te,B:Me,F:Se},yr=ao.litHtmlPolyfillSupport;yr?.(zt,wt),(ao.litHtmlVersions??=[]).push("3.3.3");var Hn=(o,t,e)=>{let n=e?.renderBefore??t,s=n._$litPart$;if(s===void 0){let i=e?.renderBefore??null;n._$litPart$=s=new wt(t.insertBefore(Ut(),i),i,void 0,e??{})}return s._$AI(o),s};var uo=globalThis,st=class extends Z{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){let e=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=Hn(e,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return B}};st._$litElement$=!0,st.finalized=!0,uo.litElementHydrateSupport?.({LitElement:st});var vr=uo.litElementPolyfillSupport;vr?.({LitElement:st});(uo.litElementVersions??=[]).push("4.2.2");function bt(o,t){let e=Math.min(t.width/o.width,t.height/o.height)||1;return{scale:e,x:(t.width-o.width*e)/2,y:(t.height-o.height*e)/2}}function Nt(o,t,e){let n=bt(t,e).scale,s=Math.min(Math.max(o.scale,n),Math.max(40,n));return{scale:s,x:Un(o.x,t.width*s,e.width),y:Un(o.y,t.height*s,e.height)}}function Un(o,t,e){return t<=e?(e-t)/2:Math.min(0,Math.max(e-t,o))}function zn(o,t,e,n,s){let i=bt(n,s).scale,r=Math.min(Math.max(o.scale*e,i),Math.max(40,i)),a=r/o.scale;return Nt({scale:r,x:t[0]-(t[0]-o.x)*a,y:t[1]-(t[1]-o.y)*a},n,s)}function Nn({x0:o,y0:t,x1:e,y1:n},s,i){let[r,a]=[(e-o)*1.25,(n-t)*1.25],l=Math.min(i.width/r,i.height/a,40),[d,c]=[i.width/2-(o+e)/2*l,i.height/2-(t+n)/2*l];return Nt({scale:l,x:d,y:c},s,i)}function Bn(o,t,e,n,s){return Nt({...o,x:o.x+t,y:o.y+e},n,s)}function mo(o,t){return[(t[0]-o.x)/o.scale,(t[1]-o.y)/o.scale]}function D(o,t){return[t[0]*o.scale+o.x,t[1]*o.scale+o.y]}function go(o,t){return[In(o[0],t.width),In(o[1],t.height)]}function In(o,t){let e=Math.round(o*100)/100;return Math.min(Math.max(e,0),t-.01)}function Fn(o,t,e){let[n,s]=mo(o,t),i=Math.max(-n,n-e.width,0),r=Math.max(-s,s-e.height,0);return Math.max(i,r)*o.scale}function kt(o,t){return[Math.min(o[0],t[0]),Math.min(o[1],t[1]),Math.max(o[0],t[0]),Math.max(o[1],t[1])]}function xt(o,t){return Math.hypot(o[0]-t[0],o[1]-t[1])}function fo(o,t){return[(o[0]+t[0])/2,(o[1]+t[1])/2]}var wr={mouse:4,pen:8,touch:12},kr={mouse:6,pen:8,touch:12},$r=250,Mr=300,Pr={mouse:6,pen:10,touch:16},Ee=class{constructor(t,e){this.element=t;this.handler=e;let{signal:n}=this.#p;t.addEventListener("pointerdown",this.#m,{signal:n}),t.addEventListener("pointermove",this.#h,{signal:n}),t.addEventListener("pointerup",this.#v,{signal:n}),t.addEventListener("pointercancel",this.#$,{signal:n}),t.addEventListener("pointerleave",()=>e.hover(null),{signal:n}),t.addEventListener("touchstart",this.#M,{signal:n,passive:!1}),t.addEventListener("touchmove",this.#M,{signal:n,passive:!1}),t.addEventListener("wheel",this.#P,{signal:n,passive:!1}),t.addEventListener("contextmenu",s=>s.preventDefault(),{signal:n})}element;handler;#t=new Map;#e="idle";#o=[0,0];#n="mouse";#s=!1;#r=!1;#i=!1;#a=!1;#l;#d={at:[0,0],time:-1/0,negative:!1};#p=new AbortController;dispose(){clearTimeout(this.#l),this.#p.abort()}set space(t){this.#a=t,this.element.toggleAttribute("data-space",t)}cancel(){let t=this.#e==="box"||this.#e==="grip";return this.#c(this.#t.size>0?"spent":"idle"),t}#c(t){let e=this.#e;this.#e=t,clearTimeout(this.#l),(e==="held"||e==="box")&&this.handler.held(null),e==="box"&&this.handler.draft(null),e==="grip"&&this.handler.drop("cancelled"),this.element.toggleAttribute("data-moving",t==="pan")}#m=t=>{if(t.button>2)return;t.preventDefault(),this.element.focus({preventScroll:!0}),this.element.setPointerCapture(t.pointerId);let e=this.handler.at(t);if(this.#t.set(t.pointerId,e),this.#t.size>1)return this.#c(this.#t.size===2?"pinch":this.#e);let n=this.handler.tool();if(this.#o=e,this.#n=t.pointerType,this.#s=!1,this.#i=t.shiftKey,this.#r=t.button===2||t.altKey||t.ctrlKey||n==="subtract",this.handler.hover(null),t.button===1||this.#a||n==="pan"&&t.button===0)return this.#c("pan");this.handler.press(e);let s=this.#n==="touch";if(!this.#i&&this.handler.take(e,s))return this.#c("grip");this.#c("press"),s&&!this.#r&&n!=="box"&&(this.#l=setTimeout(()=>this.#u(),$r))};#u(){this.#c("held"),this.handler.held(this.#o)}#h=t=>{let e=this.#t.get(t.pointerId),n=this.handler.at(t);if(!e){t.pointerType!=="touch"&&t.buttons===0&&this.handler.hover(n);return}if(this.#e==="pinch"&&this.#y(t.pointerId,e,n),this.#t.set(t.pointerId,n),this.#e==="pan")return this.handler.pan(n[0]-e[0],n[1]-e[1]);this.#s||=xt(n,this.#o)>(wr[this.#n]??4),this.#s&&(this.#e==="press"?this.#f(n):this.#e==="held"&&this.#g(),this.#e==="box"?this.handler.draft(n):this.#e==="grip"&&this.handler.carry(n))};#f(t){let e=this.#n==="touch";this.handler.tool()==="box"||!(e||this.#r)?this.#g():e&&this.handler.zoomed()?(this.#c("pan"),this.handler.pan(t[0]-this.#o[0],t[1]-this.#o[1])):e&&this.#c("spent")}#g(){this.#c("box"),this.handler.drag()}#y(t,e,n){let s=[...this.#t].find(([l])=>l!==t)?.[1];if(!s)return;let i=fo(e,s),r=fo(n,s);this.handler.pan(r[0]-i[0],r[1]-i[1]);let a=xt(e,s);a>0&&this.handler.zoom(xt(n,s)/a,r)}#v=t=>{if(!this.#t.delete(t.pointerId))return;let e=this.handler.at(t),n=this.#e;if(this.#t.size>0)return this.#c(n==="pinch"&&this.#t.size===1?"pan":"spent");if(n==="grip")return this.#w(t.timeStamp);this.#c("idle"),(n==="press"||n==="held")&&!this.#b(t.timeStamp)&&this.#x(),n==="box"&&this.#k(e)};#w(t){this.#e="idle",this.#s?this.handler.drop("moved"):this.#b(t)?this.handler.drop("cancelled"):this.handler.drop("clicked")||this.#x()}#b(t){let{at:e,time:n,negative:s}=this.#d;return this.#d={at:this.#o,time:t,negative:this.#r},xt(this.#o,e)<=(Pr[this.#n]??6)&&t-n<Mr&&s===this.#r}#x(){this.handler.tool()==="box"&&!this.#r?this.handler.refuse():this.handler.point(this.#r?0:1,this.#i)}#k(t){Math.min(Math.abs(t[0]-this.#o[0]),Math.abs(t[1]-this.#o[1]))<(kr[this.#n]??6)?this.handler.refuse():this.handler.box(t,this.#i)}#$=t=>{this.#t.delete(t.pointerId),this.#c(this.#t.size>0?"spent":"idle")};#M=t=>{(t.touches.length>1||this.#n!=="touch"||!["idle","press","spent"].includes(this.#e))&&t.cancelable&&t.preventDefault()};#P=t=>{if(!this.handler.wheel(t))return;t.preventDefault();let e=t.deltaMode===WheelEvent.DOM_DELTA_LINE?33:1,n=Math.max(-120,Math.min(120,t.deltaY*e));this.handler.zoom(Math.exp(-n*(t.ctrlKey?.01:.0022)),this.handler.at(t))}};var Tr={mouse:9,finger:14},Sr={mouse:5,finger:12};function Ae({points:o,box:t},e,n,s){let i=s?"finger":"mouse",r=Tr[i],a=-1;return o.forEach((l,d)=>{let c=xt(D(e,l),n);c<=r&&([r,a]=[c,d])}),a>=0?{point:a}:t&&Er(t,e,n,Sr[i])}function Er(o,t,[e,n],s){let[i,r]=D(t,[o[0],o[1]]),[a,l]=D(t,[o[2],o[3]]);if(e<i-s||e>a+s||n<r-s||n>l+s)return null;let d=(p,m,f)=>{let[g,y]=[Math.abs(f-p),Math.abs(f-m)];return Math.min(g,y)>s?0:g<=y?-1:1},c=[d(i,a,e),d(r,l,n)];return c[0]===0&&c[1]===0?null:{sides:c}}function bo(o,[t,e],[n,s]){let i=(c,p,m,f)=>{if(m===0)return[c,p];let g=m<0?p:c;return[Math.min(g,f),Math.max(g,f)]},[r,a]=i(o[0],o[2],t,n),[l,d]=i(o[1],o[3],e,s);return[r,l,a,d]}function Vn(o,t,e){return"point"in t?{...o,points:o.points.map((n,s)=>s===t.point?e:n)}:{...o,box:o.box&&bo(o.box,t.sides,e)}}function Wn(o){if("point"in o)return"pointer";let[t,e]=o.sides;return t===0?"ns-resize":e===0?"ew-resize":t===e?"nwse-resize":"nesw-resize"}var qn=900,Ce=50,_e=150,Ar=.3,Cr="#ffffff";function Kn({ui:o,masks:t},e){if(e<0||o.peeking)return[];let n=o.state.medium?.height??0,s=[];for(let i of o.state.objects){let r=i.visible?t.get(e,i.id):void 0,a=X(i,o.live,e)?.kind;if(!r||!a)continue;let l=i.id===o.selected,d=l?r.candidates[o.trying]:void 0,c=t.shape((d??r).counts,n);s.push({shape:c,color:i.color,selected:l,stale:a==="stale"})}if(o.hovered&&e===o.frame){let i=t.shape(o.hovered.counts,n);s.push({shape:i,color:yo(o,o.hovered.data.object),selected:!0,stale:!0})}return s.sort((i,r)=>Number(i.selected)-Number(r.selected))}function Gn({ui:o},t,e,n){let s=o.peeking?[]:[..._r(o,t,e),...Lr(o,t)],i=!n&&o.pending.length>0&&xo(o)>=_e;return{prompts:s,draft:e.draft,draftColor:yo(o,o.selected),crosshair:e.crosshair,held:e.held,phase:i?performance.now()%qn/qn:Ar}}function $t(o,t){let e=_(o,o.selected);return!o.settings.prompts||!e?.visible||e.locked||o.pending.length>0?null:e.prompts[t]??null}function xo(o){return performance.now()-Math.min(...o.pending.map(t=>t.since))}function _r(o,t,{grip:e,to:n}){let s=_(o,o.selected),i=s?.prompts[t];if(!o.settings.prompts||!s?.visible||!i)return[];let{points:r,labels:a,box:l}=e&&n?Vn(i,e,n):i,d=o.pending.some(c=>c.object===s.id&&c.frame===t&&c.box);return[{points:r,labels:a,box:d?null:l,color:s.color,pending:!1,grip:e}]}function Lr(o,t){return o.pending.filter(e=>e.frame===t&&performance.now()-e.since>=Ce).map(({points:e,labels:n,box:s,object:i})=>({points:e,labels:n,box:s,color:yo(o,i),pending:!0,grip:null}))}function yo(o,t){return _(o,t)?.color??Cr}var jr=16,Rr=10;function Yn(o,t,e,n){let s=l=>t.image!==null&&Fn(t.view,l,t.image)<=jr,i={frame:-1,at:[0,0],near:!1},r=(l,d)=>{let c=t.image&&$t(e.ui,t.shown);return c&&Ae(c,t.view,l,d)},a=(l,d)=>{let{frame:c}=i,p=$t(e.ui,c)?.box;"point"in l?e.edits.movePoint(l.point,d,c):p&&e.prompt({box:bo(p,l.sides,d)},c,"selected")};return new Ee(o,{at:l=>t.canvasAt(l.clientX,l.clientY),tool:()=>e.ui.tool,zoomed:()=>!t.fitted,press:l=>i={frame:t.shown,at:t.imageAt(l),near:s(l)},take:(l,d)=>{let c=r(l,d);return t.do({grip:c}),c&&e.seek(t.shown),c!==null},carry:l=>t.do({to:t.imageAt(l)}),drop:l=>{let{grip:d,to:c}=t.doing;return t.do({grip:null,to:null}),d?(l==="moved"&&c&&a(d,c),l==="clicked"&&"point"in d&&e.edits.removePoint(d.point,i.frame),"point"in d):!1},held:l=>{t.do({held:l&&t.imageAt(l)}),l&&navigator.vibrate?.(Rr)},drag:()=>{i.frame>=0&&e.seek(i.frame)},draft:l=>t.do({draft:l&&kt(i.at,t.imageAt(l))}),point:(l,d)=>{i.near&&(d?e.pointAnew(i.at,i.frame):e.prompt({points:[i.at],labels:[l]},i.frame))},box:(l,d)=>{let c=kt(i.at,t.imageAt(l));c[0]<c[2]&&c[1]<c[3]&&e.prompt({box:c},i.frame,d?"new":"fitting")},refuse:()=>e.hint(F.sliver),hover:l=>{let d=l&&e.ui.tool!=="pan"?r(l,!1):null;o.style.cursor=d?Wn(d):"",(d||t.doing.grip)&&t.do({grip:d}),e.hover.move(l&&!d&&s(l)&&t.shown===e.ui.frame?t.imageAt(l):null)},pan:(l,d)=>t.pan(l,d),zoom:(l,d)=>t.zoom(l,d),wheel:l=>!t.image||t.fitted&&l.deltaY>0?!1:e.host.ownsPage||l.ctrlKey||n()})}var Xn=new WeakMap;function it(o,...t){let e=Xn.get(o);return Xn.set(o,t),e?.length!==t.length||e.some((n,s)=>n!==t[s])}function Zn(o){let t=Number.parseInt(o.slice(1),16),e=n=>{let s=(t>>n&255)/255;return s<=.04045?s/12.92:((s+.055)/1.055)**2.4};return .2126*e(16)+.7152*e(8)+.0722*e(0)}function Jn(o){return Zn(o)>.18?"#111114":"#ffffff"}function Bt(o){return Zn(o)>.18?"rgba(0, 0, 0, 0.55)":"rgba(255, 255, 255, 0.8)"}var vo=8,Or=34,rt=8,yt=8,Dr="rgba(0, 0, 0, 0.66)";function es(o,t,e,n,s){ns(o),o.imageSmoothingEnabled=e.scale<vo,o.imageSmoothingQuality=e.scale<.7?"medium":"low",o.setTransform(t,0,0,t,0,0),o.drawImage(n,e.x,e.y,s.width*e.scale,s.height*e.scale)}function os(o,t,e,n,s,i){ns(o),s.image&&n.length>0&&Hr(o,t,e,n,s.view,s.image),Ir(o,t,e,n,s),zr(o,t,e,i)}function Hr(o,t,e,n,s,{width:i,height:r}){if(s!=="spotlight"&&s!=="cutout")return;let a=t*e.scale;o.setTransform(t,0,0,t,0,0),o.fillStyle=s==="spotlight"?Dr:Ur(o),o.fillRect(e.x,e.y,i*e.scale,r*e.scale),o.setTransform(a,0,0,a,t*e.x,t*e.y),o.globalCompositeOperation="destination-out",o.fillStyle="#000000";for(let{shape:l}of n)o.fill(e.scale<vo?l.smooth:l.exact,"evenodd");o.globalCompositeOperation="source-over"}function Ur(o){let t=document.createElement("canvas");t.width=t.height=2*yt;let e=t.getContext("2d");return e.fillStyle="#ffffff",e.fillRect(0,0,t.width,t.height),e.fillStyle="#d4d4da",e.fillRect(0,0,yt,yt),e.fillRect(yt,yt,yt,yt),o.createPattern(t,"repeat")??"#ffffff"}function Ir(o,t,e,n,s){let i=t*e.scale;o.setTransform(i,0,0,i,t*e.x,t*e.y),o.lineJoin="miter",o.miterLimit=3;for(let{shape:r,color:a,selected:l,stale:d}of n){let c=e.scale<vo?r.smooth:r.exact,p=(l?2:1.5)/e.scale;o.globalAlpha=s.opacity*(d?.5:1)*(l||n.length===1?1:.6),o.fillStyle=a,s.view==="fill"&&o.fill(c,"evenodd"),o.globalAlpha=1,o.strokeStyle=Bt(a),o.lineWidth=p+1.5/e.scale,o.stroke(c),o.setLineDash(d?[6/e.scale,4/e.scale]:[]),o.strokeStyle=a,o.lineWidth=p,o.stroke(c),o.setLineDash([])}}function zr(o,t,e,n){o.setTransform(t,0,0,t,0,0);for(let{points:s,labels:i,box:r,color:a,pending:l,grip:d}of n.prompts)r&&ts(o,e,r,a,l?n.phase:null),r&&!l&&Br(o,e,r,a),s.forEach((c,p)=>{let m=D(e,c);l&&Qn(o,m,10+14*n.phase,1-n.phase);let f=d!==null&&"point"in d&&d.point===p;Nr(o,m,i[p]===1,a,f?9:7)});n.draft&&ts(o,e,n.draft,n.draftColor,null),n.held&&Qn(o,D(e,n.held),Or,1),n.crosshair&&Fr(o,D(e,n.crosshair))}function ns(o){o.setTransform(1,0,0,1,0,0),o.clearRect(0,0,o.canvas.width,o.canvas.height)}function Nr(o,[t,e],n,s,i){let r=n?s:"#1b1b20";o.beginPath(),o.arc(t,e,i+2.5,0,2*Math.PI),o.fillStyle="rgba(0, 0, 0, 0.35)",o.fill(),o.beginPath(),o.arc(t,e,i+1.5,0,2*Math.PI),o.fillStyle="#ffffff",o.fill(),o.beginPath(),o.arc(t,e,i,0,2*Math.PI),o.fillStyle=r,o.fill();let a=i*.52;o.beginPath(),o.moveTo(t-a,e),o.lineTo(t+a,e),n&&(o.moveTo(t,e-a),o.lineTo(t,e+a)),o.strokeStyle=Jn(r),o.lineWidth=i>6?2:1.5,o.lineCap="round",o.stroke()}function Qn(o,[t,e],n,s){o.beginPath(),o.arc(t,e,n,0,2*Math.PI),o.strokeStyle=`rgba(0, 0, 0, ${.5*s})`,o.lineWidth=4,o.stroke(),o.strokeStyle=`rgba(255, 255, 255, ${s})`,o.lineWidth=2,o.stroke()}function Br(o,t,[e,n,s,i],r){let a=[[e,n],[s,n],[e,i],[s,i]];for(let l of a){let[d,c]=D(t,l);o.fillStyle="#ffffff",o.strokeStyle=r,o.lineWidth=2,o.fillRect(d-rt/2,c-rt/2,rt,rt),o.strokeRect(d-rt/2,c-rt/2,rt,rt)}}function ts(o,t,e,n,s){let[i,r]=D(t,[e[0],e[1]]),[a,l]=D(t,[e[2],e[3]]);o.setLineDash([]),o.strokeStyle=Bt(n),o.lineWidth=3.5,o.strokeRect(i,r,a-i,l-r),s!==null&&(o.setLineDash([6,4]),o.lineDashOffset=-10*s),o.strokeStyle=n,o.lineWidth=2,o.strokeRect(i,r,a-i,l-r),o.setLineDash([])}function Fr(o,[t,e]){for(let[n,s]of[["rgba(0, 0, 0, 0.7)",4],["#ffffff",1.5]]){o.beginPath();for(let[i,r]of[[1,0],[-1,0],[0,1],[0,-1]])o.moveTo(t+4*i,e+4*r),o.lineTo(t+16*i,e+16*r);o.strokeStyle=n,o.lineWidth=s,o.lineCap="round",o.stroke()}}var ss=32,is=(o,t)=>Math.min(Math.max(o,ss),t-ss),Vr={width:0,height:0},rs={draft:null,crosshair:null,grip:null,to:null,held:null},Le=class{constructor(t,e,n,s){this.context=t;this.element=e;this.layers=n;this.onView=s;this.#d=new ResizeObserver(()=>this.#f()),this.#d.observe(e),this.#c=[t.store,t.pixels].map(i=>i.subscribe(()=>this.redraw())),this.#m.port1.onmessage=()=>this.#$(),this.#f()}context;element;layers;onView;view={scale:1,x:0,y:0};#t=rs;#e={width:1,height:1};#o=1;#n=!0;#s="";#r={of:"",width:0,height:0};#i=-1;#a=0;#l=0;#d;#p=matchMedia("(prefers-reduced-motion: reduce)");#c;#m=new MessageChannel;#u;dispose(){cancelAnimationFrame(this.#a),clearTimeout(this.#u),this.#d.disconnect();for(let t of this.#c)t();this.#m.port1.close()}get image(){return this.context.ui.preview??this.context.ui.state.medium}redraw(){this.#a||=requestAnimationFrame(()=>this.#g())}get doing(){return this.#t}do(t){this.image&&(this.#t={...this.#t,...t},this.redraw())}get crosshair(){return this.#t.crosshair}setCrosshair(t){let e=t&&this.image?go(t,this.image):null;if(this.do({crosshair:e}),!e)return;let[n,s]=D(this.view,e),{width:i,height:r}=this.#e;this.pan(is(n,i)-n,is(s,r)-s),this.context.store.update({announcement:P.point(...e)})}imageAt(t){let e=mo(this.view,t);return this.image?go(e,this.image):e}canvasAt(t,e){let{left:n,top:s}=this.element.getBoundingClientRect();return[t-n,e-s]}zoom(t,e){let{width:n,height:s}=this.#e,i=e??(this.crosshair?D(this.view,this.crosshair):[n/2,s/2]);this.image&&this.#h(zn(this.view,i,t,this.image,this.#e))}lookAt(t){this.image&&this.#h(Nn(t,this.image,this.#e))}pan(t,e){this.image&&this.#h(Bn(this.view,t,e,this.image,this.#e))}fit(){this.image&&this.#h(bt(this.image,this.#e))}get fitted(){return this.#n}#h(t){this.image&&(this.view=t,this.#n=t.scale<=bt(this.image,this.#e).scale*1.0001,this.redraw(),this.onView())}#f(){let{clientWidth:t,clientHeight:e}=this.element;if(!(!t||!e)){this.#o=window.devicePixelRatio||1,this.#e={width:t,height:e};for(let n of Object.values(this.layers))n.width=Math.round(t*this.#o),n.height=Math.round(e*this.#o);this.image&&this.#h(this.#n?bt(this.image,this.#e):Nt(this.view,this.image,this.#e)),cancelAnimationFrame(this.#a),this.#l++,this.#g()}}#g(){this.#a=0;let{ui:t}=this.context;t.state.session!==this.#s&&this.#w(t.state),this.#b(),this.#i=t.preview?-1:this.#v(t.frame);let e=this.#x(),n=this.#k();(e||n)&&this.context.stats.framesDrawn++;for(let s of this.context.undrawn)s.drawn||=performance.now();(e||n||this.context.undrawn.length>0)&&this.#m.port2.postMessage(null),this.#y()}#y(){if(clearTimeout(this.#u),this.context.ui.pending.length===0)return;let t=xo(this.context.ui);if(t<Ce)this.#u=setTimeout(()=>this.redraw(),Ce-t);else{if(this.#p.matches)return;t<_e?this.#u=setTimeout(()=>this.redraw(),_e-t):this.redraw()}}#v(t){let{frames:e,latest:n}=this.context;if(e.has(t))return t;let s=Math.abs(n-t)<Math.abs(this.#i-t);return e.has(n)&&(s||this.#i<0)?n:this.#i}#w({session:t}){this.#s=t,this.#i=-1,this.#t=rs}#b(){let{ui:t}=this.context,e=t.preview?"preview":this.#s;if(e===this.#r.of)return;let{width:n,height:s}=this.image??Vr,i=this.#r.of==="preview"&&this.#r.width===n&&this.#r.height===s;this.#r={of:e,width:n,height:s},!(i||!this.image)&&(this.view=bt(this.image,this.#e),this.#n=!0,this.onView())}#x(){let t=this.context.ui.preview?.bitmap??this.context.frames.get(this.#i);if(!it(this.layers.image,this.#l,this.view,t))return!1;let e=this.layers.image.getContext("2d");return t&&this.image?es(e,this.#o,this.view,t,this.image):e.clearRect(0,0,e.canvas.width,e.canvas.height),!0}#k(){let t=Kn(this.context,this.#i),e=Gn(this.context,this.#i,this.#t,this.#p.matches),{opacity:n,view:s}=this.context.ui.settings,i=this.#i>=0&&!this.context.ui.peeking?this.image:null,r={opacity:n,view:s,image:i},a=t.flatMap(({shape:l,color:d,selected:c,stale:p})=>[l,d,c,p]);return it(this.layers.overlay,this.#l,this.view,JSON.stringify([e,r]),...a)?(os(this.layers.overlay.getContext("2d"),this.#o,this.view,t,r,e),!0):!1}#$(){let t=performance.now();for(let e of this.context.undrawn.splice(0))e.shown=t,this.context.stats.clicks.push(e);this.#i>=0&&this.element.dispatchEvent(new CustomEvent("edgetam-drawn",{bubbles:!0,composed:!0,detail:{frame:this.#i,revision:this.context.ui.state.revision}}))}get settled(){return this.#a===0&&this.context.undrawn.length===0}get shown(){return this.#i}};var Wr={open:v`<path d="M2.75 15.25V5.5c0-.7.55-1.25 1.25-1.25h3.4l1.9 2h6.2c.7 0 1.25.55 1.25 1.25v1.25"/><path d="M2.9 15.4 5 9.6c.18-.5.65-.85 1.2-.85h10.4c.6 0 1 .58.8 1.13l-1.75 5.02c-.18.5-.65.85-1.2.85H3.1c-.2 0-.27-.18-.2-.35Z"/>`,undo:v`<path d="M7 4.25 3.25 8 7 11.75"/><path d="M3.5 8h8.25a4.25 4.25 0 0 1 0 8.5H8.5"/>`,redo:v`<path d="M13 4.25 16.75 8 13 11.75"/><path d="M16.5 8H8.25a4.25 4.25 0 0 0 0 8.5h3.25"/>`,removeAll:v`<path d="M3 5h9M6.5 5V3.5h3V5M4 5.25l.5 8.9c.04.6.53 1.1 1.13 1.1h4.74c.6 0 1.1-.5 1.13-1.1l.1-1.65M14 8.25l4 4M18 8.25l-4 4"/>`,add:v`<circle cx="10" cy="10" r="6.75"/><path d="M10 7v6M7 10h6"/>`,subtract:v`<circle cx="10" cy="10" r="6.75"/><path d="M7 10h6"/>`,pan:v`<path d="M10 2.75v14.5M2.75 10h14.5M7.75 5 10 2.75 12.25 5M7.75 15 10 17.25 12.25 15M5 7.75 2.75 10 5 12.25M15 7.75 17.25 10 15 12.25"/>`,plus:v`<path d="M10 4.5v11M4.5 10h11"/>`,minus:v`<path d="M4.5 10h11"/>`,fit:v`<path d="M3.5 7V4.75c0-.7.55-1.25 1.25-1.25H7M13 3.5h2.25c.7 0 1.25.55 1.25 1.25V7M16.5 13v2.25c0 .7-.55 1.25-1.25 1.25H13M7 16.5H4.75c-.7 0-1.25-.55-1.25-1.25V13"/>`,more:v`<circle cx="4.5" cy="10" r="1"/><circle cx="10" cy="10" r="1"/><circle cx="15.5" cy="10" r="1"/>`,panel:v`<rect x="2.75" y="3.75" width="14.5" height="12.5" rx="2"/><path d="M12.25 3.75v12.5"/>`,box:v`<rect x="3.75" y="4.75" width="12.5" height="10.5" rx="1" stroke-dasharray="3 2.2"/>`,help:v`<circle cx="10" cy="10" r="7"/><path d="M7.9 8a2.1 2.1 0 1 1 3.2 1.8c-.7.43-1.1.8-1.1 1.6"/><path d="M10 14v.01"/>`,download:v`<path d="M10 3.25v9M6.25 8.75 10 12.5l3.75-3.75M3.75 16.25h12.5"/>`,eye:v`<path d="M2 10s2.9-5 8-5 8 5 8 5-2.9 5-8 5-8-5-8-5Z"/><circle cx="10" cy="10" r="2.25"/>`,hidden:v`<path d="M4.6 6.5C2.9 8 2 10 2 10s2.9 5 8 5c1.2 0 2.3-.28 3.2-.68M8 5.2c.6-.13 1.3-.2 2-.2 5.1 0 8 5 8 5s-.75 1.3-2.1 2.55M3.5 3.5l13 13"/>`,remove:v`<path d="M3.75 5.5h12.5M8 5.25V3.5h4v1.75M5.25 5.75l.6 9.6c.04.65.58 1.15 1.23 1.15h5.84c.65 0 1.19-.5 1.23-1.15l.6-9.6M8.4 8.75l.2 4.75M11.6 8.75l-.2 4.75"/>`,erase:v`<path d="m8.2 16.25-4.6-4.6a1.25 1.25 0 0 1 0-1.77L10.4 3.1a1.25 1.25 0 0 1 1.77 0l4.2 4.2c.49.49.49 1.28 0 1.77l-7.2 7.18ZM6.9 6.6l6 6M6 16.25h10.5"/>`,first:v`<path d="M5 4.5v11M15.25 5 8.5 10l6.75 5V5Z"/>`,previous:v`<path d="M12.5 4.5 7 10l5.5 5.5"/>`,next:v`<path d="M7.5 4.5 13 10l-5.5 5.5"/>`,last:v`<path d="M15 4.5v11M4.75 5l6.75 5-6.75 5V5Z"/>`,play:v`<path d="M6 4.25v11.5L15.5 10 6 4.25Z"/>`,pause:v`<path d="M7 4.5v11M13 4.5v11"/>`,loop:v`<path d="M4 9.5V8a2.5 2.5 0 0 1 2.5-2.5H15M12.5 3 15 5.5 12.5 8M16 10.5V12a2.5 2.5 0 0 1-2.5 2.5H5M7.5 17 5 14.5 7.5 12"/>`,fine:v`<path d="m4 10.5 4 4 8-9"/>`,propagate:v`<path d="M3.5 5 8.5 10l-5 5M10 5l5 5-5 5"/>`,rename:v`<path d="m12.6 4.4 3 3M4 16l.8-3.6 8.4-8.4a1.1 1.1 0 0 1 1.6 0l1.2 1.2a1.1 1.1 0 0 1 0 1.6l-8.4 8.4L4 16Z"/>`,close:v`<path d="m5 5 10 10M15 5 5 15"/>`,info:v`<circle cx="10" cy="10" r="7"/><path d="M10 9.25V13.5M10 6.5v.01"/>`,warning:v`<path d="M10 3.25 2.75 16h14.5L10 3.25ZM10 8.25v3.5M10 13.9v.01"/>`,down:v`<path d="m6 8 4 4 4-4"/>`,image:v`<rect x="2.75" y="3.75" width="14.5" height="12.5" rx="2"/><circle cx="7" cy="8" r="1.5"/><path d="m3.5 15 4.25-4.1 2.6 2.35 2.9-3.25 3.75 4"/>`};function E(o){return h`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true">${Wr[o]}</svg>`}function k(o,t,e,n,{key:s="",disabled:i=!1,pressed:r}={}){return h`<button
    class="button icon-button"
    data-test=${o}
    aria-label=${e}
    title=${s?`${e} (${s})`:e}
    aria-pressed=${r===void 0?u:String(r)}
    ?disabled=${i}
    @click=${n}
  >
    ${E(t)}
  </button>`}function z(o,t,e,n,s="",i="menu"){let r=o.menu===t;return h`<div class="menu-anchor">
    <button
      class="button ${e.classes??""}"
      data-test=${t}
      aria-label=${e.label}
      title=${e.label}
      aria-haspopup=${i}
      aria-expanded=${String(r)}
      ?disabled=${e.disabled??!1}
      @click=${()=>o.toggleMenu(t)}
    >
      ${e.content}
    </button>
    ${r?h`<div class="menu ${s}" role=${i} aria-label=${e.label}>${n()}</div>`:u}
  </div>`}function Q(o,t,e,n,s,i="menuitem"){return h`<button
    class="menu-item"
    role=${i}
    data-test=${t}
    @click=${()=>{o.closeMenu(),s()}}
  >
    <span>${e}</span>${n?h`<small>${n}</small>`:u}
  </button>`}function W(o,t,e,n,s){let i=a=>a.target===a.currentTarget&&s(),r=k(`${o}-close`,"close",M.close,s,{key:"Esc"});return h`<dialog class="sheet" data-test=${o} aria-label=${t} @click=${i}>
    <div class="sheet-body">
      <div class="card-head"><h2>${e}</h2>${r}</div>
      ${n}
    </div>
  </dialog>`}function as(o,t){let{medium:e}=o.ui.state;if(!e)return h``;let n=Math.max(e.width,e.height),{choice:s,format:i}=t,r=o.session.exporting.draft;return h`<div class="export-choices">
    ${e.kind==="video"?qr(o,t,e.frames-1):u} ${Kr(o,t)}
    ${Mt(T.longerSide,Ft("size",s.size??n,1,n,a=>r.set({size:a<n?a:null})),T.pixels)}
    ${i.images==="no"?u:Mt(T.images,Gr(o,t))}
    ${i.options.map(a=>Yr(o,t,a))}
  </div>`}function qr(o,{choice:t,format:e},n){let s=o.session.exporting.draft,{start:i,end:r,step:a}=t;return h`${Mt(T.frames,h`${Ft("start",i,0,r??n,l=>s.set({start:l}))}
      <span class="quiet">${T.to}</span>
      ${Ft("end",r??n,i,n,l=>s.set({end:l<n?l:null}))}`)}
  ${Mt(T.every,Ft("step",a,1,n+1,l=>s.set({step:l})))}
  ${ls("unmasked",T.unmasked,t.unmasked??e.unmasked,l=>s.set({unmasked:l===e.unmasked?null:l}))}`}function Kr(o,{choice:t}){let e=o.ui.state.objects;if(e.length<2)return u;let n=new Set(t.objects??e.map(({id:i})=>i)),s=i=>{let r=e.map(a=>a.id).filter(a=>a===i?!n.has(i):n.has(a));o.session.exporting.draft.set({objects:r.length===e.length?null:r})};return h`<fieldset class="export-objects">
    <legend>${T.objects}</legend>
    ${e.map(({id:i,name:r,color:a})=>h`<label>
        <input
          type="checkbox"
          data-test="export-object-${i}"
          .checked=${n.has(i)}
          @change=${()=>s(i)}
        /><i style="background: ${a}"></i><span>${r}</span>
      </label>`)}
  </fieldset>`}function Gr(o,{choice:t,format:e}){let n=t.images??(e.images==="yes"?"jpg":"none");return ds("images",n,["none","jpg","png"],T.imageKinds,s=>o.session.exporting.draft.set({images:s}))}function Yr(o,{choice:t},e){let{name:n,label:s,detail:i,low:r,high:a}=e,l=t.options?.[n]??e.default,d=c=>o.session.exporting.draft.setOption(n,c);return typeof l=="boolean"?ls(n,s,l,d,i):e.choices.length?Mt(s,ds(n,String(l),e.choices,{},d),"",i):Mt(s,Ft(n,Number(l),r,a,d,"any"),"",i)}function Mt(o,t,e="",n=""){return h`<div class="export-row" title=${n||u}>
    <span>${o}</span><span class="export-field">${t} ${e?h`<span class="quiet">${e}</span>`:u}</span>
  </div>`}function ls(o,t,e,n,s=""){return h`<label class="export-row" title=${s||u}>
    <span>${t}</span>
    <input
      type="checkbox"
      data-test="export-${o}"
      .checked=${e}
      @change=${i=>n(i.target.checked)}
    />
  </label>`}function Ft(o,t,e,n,s,i="1"){let r=a=>{let l=a.target,d=Number.isFinite(l.valueAsNumber)?l.valueAsNumber:t,c=Math.min(n,Math.max(e,i==="1"?Math.round(d):d));l.value=String(c),s(c)};return h`<input
    class="export-number"
    type="number"
    data-test="export-${o}"
    aria-label=${T.fields[o]??o}
    min=${e}
    max=${n}
    step=${i}
    .value=${String(t)}
    @change=${r}
  />`}function ds(o,t,e,n,s){return h`<select
    class="export-select"
    data-test="export-${o}"
    aria-label=${T.fields[o]??o}
    @change=${i=>s(i.target.value)}
  >
    ${e.map(i=>h`<option value=${i} ?selected=${i===t}>${n[i]??i}</option>`)}
  </select>`}var Xr=["data","masks","looks","films"];function cs(o,t){let{draft:e}=o.ui,n=e?Zr(o,e,t):u;return W("export-sheet",T.title,T.title,n,t)}function Zr(o,t,e){let{ui:n,session:s}=o,{format:i}=t,r=n.state.medium?n.exports[n.state.medium.kind]:[],a=()=>{e(),s.exporting.run(t)};return h`<div class="export">
    <div class="export-formats" role="radiogroup" aria-label=${T.format}>
      ${Xr.map(l=>{let d=r.filter(c=>c.group===l);return d.length?h`<h3>${T.groups[l]}</h3>
              ${d.map(c=>Jr(o,c,c.format===i.format))}`:u})}
    </div>
    <div class="export-details">
      <p class="export-about"><b>${i.label}</b><br />${i.detail}.</p>
      ${i.loses?h`<p class="quiet export-loses">${T.loses(i.loses)}</p>`:u}
      ${as(o,t)} ${Qr(t)}
      <div class="export-foot">
        <span class="figures quiet" data-test="export-total" aria-live="polite">${ta(t)}</span>
        <button class="button primary" data-test="export-run" ?disabled=${t.problem!==""} @click=${a}>
          ${T.export}
        </button>
      </div>
    </div>
  </div>`}function Jr(o,t,e){return h`<label class="export-format" data-test="export-${t.format}" ?data-chosen=${e}>
    <input
      class="unseen"
      type="radio"
      name="export-format"
      .checked=${e}
      @change=${()=>o.session.exporting.draft.setFormat(t)}
    />
    ${t.label}
  </label>`}function Qr({check:o,problem:t}){return t?h`<p class="export-problem" role="alert" data-test="export-problem">${t}</p>`:o?.notices.length?h`<ul class="export-notices" aria-live="polite">
    ${o.notices.map(({code:e,message:n})=>h`<li data-test="export-notice-${e}">${n}</li>`)}
  </ul>`:u}function ta({check:o,problem:t}){return t?"":o?T.size(o.frames,o.masks,o.bytes):T.counting}function ps(o,t,e){let n=new AbortController,{signal:s}=n,i=0,r=l=>l.dataTransfer?.types.includes("Files")??!1,a=l=>{i=Math.max(0,i+l),e(i>0)};return o.addEventListener("dragenter",l=>r(l)&&a(1),{signal:s}),o.addEventListener("dragleave",l=>r(l)&&a(-1),{signal:s}),o.addEventListener("dragover",l=>r(l)&&l.preventDefault(),{signal:s}),o.addEventListener("drop",l=>{a(-i);let d=[...l.dataTransfer?.files??[]];d.length&&(l.preventDefault(),l.stopPropagation(),t(d))},{signal:s}),document.addEventListener("paste",l=>{let d=[...l.clipboardData?.files??[]];!d.length||!ea(o,l)||(l.preventDefault(),t(d))},{signal:s}),()=>n.abort()}function ea(o,t){return t.composedPath().includes(o)?!0:(document.activeElement===null||document.activeElement===document.body)&&document.querySelectorAll(o.localName).length===1}var hs=[[b.enters,b.use],[b.commaPeriod,b.toPoint],["G",b.carry]],oa={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]},na=16,sa=2,je=class{#t=null;#e=null;press(t,e){let{stage:n}=t,s=n?.crosshair;if(!n||!s||e.ctrlKey||e.metaKey||e.altKey)return!1;let i=oa[e.key];if(i)this.#o(t,n,i,s,e.shiftKey);else if(e.key==="Enter")this.#r(t,n,s,e.shiftKey);else if(e.key==="b")this.#i(t,n,s);else if(e.key==="g")this.#a(t,n,s);else if(e.key===","||e.key===".")this.#l(t,n,s,e.key==="."?1:-1);else return e.key==="Delete"||e.key==="Backspace"?this.#d(t,n,e.repeat):!1;return!0}cancel(t){let e=this.#t!==null||this.#e!==null;return this.#t=null,this.#e=null,t?.do({draft:null,grip:null,to:null}),e}#o(t,e,[n,s],[i,r],a){let l=(a?sa:na)/e.view.scale;e.setCrosshair([i+n*l,r+s*l]),this.#n(t,e)}#n(t,e){let n=e.crosshair;this.#t?e.do({draft:kt(this.#t,n)}):this.#e?e.do({grip:this.#e,to:n}):e.do({grip:this.#s(t,e,n),to:null})}#s({ui:t},e,n){let s=$t(t,e.shown);return s&&Ae({...s,box:null},e.view,D(e.view,n),!1)}#r(t,e,n,s){let{session:i}=t,r=this.#t;if(this.#e)return this.#a(t,e,n);if(this.cancel(e),!r)return i.prompt({points:[n],labels:[s?0:1]},e.shown);let a=kt(r,n);a[0]<a[2]&&a[1]<a[3]?i.prompt({box:a},e.shown):i.hint(F.sliver)}#i({session:t},e,n){this.cancel(e),this.#t=n,t.announce(P.corner)}#a(t,e,n){let{session:s}=t,i=this.#e;if(i&&"point"in i)return this.cancel(e),s.edits.movePoint(i.point,n,e.shown);this.#e=this.#s(t,e,n),this.#e&&s.announce(P.carrying)}#l(t,e,n,s){let i=$t(t.ui,e.shown)?.points??[];if(i.length===0)return t.session.announce(P.noPoints);let r=this.#s(t,e,n),l=((r&&"point"in r?r.point:s>0?-1:i.length)+s+i.length)%i.length;e.setCrosshair(i[l]),this.#n(t,e),t.session.announce(P.onPoint(l,i.length))}#d(t,e,n){let{grip:s}=e.doing;return!s||!("point"in s)?!1:(this.cancel(e),n||t.session.edits.removePoint(s.point,e.shown),!0)}};var Re=o=>(t,e)=>t.session.seek(t.ui.frame+o(e)),Oe=(o,t)=>({session:e})=>e.navigation.setTool(o,t),wo=[{keys:["o"],shown:"O",label:b.open,run:o=>o.chooseFile()},{keys:["e"],shown:"E",label:b.export,run:o=>o.pressButton("export")},{keys:["ctrl+z"],shown:"Ctrl Z",label:b.undo,run:({session:o})=>o.edits.undo()},{keys:["ctrl+shift+z","ctrl+y"],shown:"Ctrl Shift Z",label:b.redo,run:({session:o})=>o.edits.redo()},{keys:["pageup","pagedown"],shown:b.pages,label:b.images,run:({session:o},{key:t})=>o.images.step(t==="PageUp"?-1:1)},{keys:["n"],shown:"N",label:b.newObject,run:({session:o})=>o.edits.addObject()},{keys:["enter"],shown:"Enter",label:b.accept,run:ia},{keys:["1","2","3","4","5","6","7","8","9"],shown:b.oneToNine,label:b.select,run:({session:o,ui:t},e)=>{let n=t.state.objects[Number(e.key)-1];n&&o.navigation.select(n.id)}},{keys:["f2"],shown:"F2",label:b.rename,run:o=>o.renaming=o.ui.selected},{keys:["v"],shown:"V",label:b.hide,run:({session:o})=>o.edits.toggleVisible()},{keys:["shift+v"],shown:"Shift V",label:b.hideAll,run:({session:o})=>o.edits.toggleAll()},{keys:["m"],shown:"M",label:b.peek,run:({session:o})=>o.peek(!0)},{keys:["delete","backspace"],shown:"Delete",label:b.remove,run:({session:o,ui:t},{repeat:e})=>e||o.edits.remove(t.selected)},{keys:["c","]"],shown:b.cOrBracket,label:b.nextCandidate,run:o=>us(o,1)},{keys:["["],shown:"[",label:b.previousCandidate,run:o=>us(o,-1)},{keys:["a"],shown:"A",label:b.adds,run:Oe("add",P.adds)},{keys:["s"],shown:"S",label:b.subtracts,run:Oe("subtract",P.subtracts)},{keys:["b"],shown:"B",label:b.box,run:Oe("box",P.boxes)},{keys:["h"],shown:"H",label:b.pan,run:Oe("pan",P.pans)},{keys:["+","=","shift++"],shown:"+",label:b.zoomIn,run:({stage:o})=>o?.zoom(1.5)},{keys:["-"],shown:"−",label:b.zoomOut,run:({stage:o})=>o?.zoom(1/1.5)},{keys:["0"],shown:"0",label:b.zoomFit,run:({stage:o})=>o?.fit()},{keys:["z"],shown:"Z",label:b.zoomTo,run:o=>o.zoomToWhatCounts()},{keys:["p"],shown:"P",label:b.point,run:o=>o.togglePointing()},{keys:["arrowleft"],shown:"←",label:b.previous,video:!0,run:Re(()=>-1)},{keys:["arrowright"],shown:"→",label:b.next,video:!0,run:Re(()=>1)},{keys:["shift+arrowleft"],shown:"Shift ←",label:b.back,video:!0,run:Re(()=>-10)},{keys:["shift+arrowright"],shown:"Shift →",label:b.on,video:!0,run:Re(()=>10)},{keys:["home"],shown:"Home",label:b.first,video:!0,run:({session:o})=>o.seek(0)},{keys:["end"],shown:"End",label:b.last,video:!0,run:({session:o})=>o.seek(1/0)},{keys:["t"],shown:"T",label:b.propagate,video:!0,run:({session:o})=>{o.propagation.run({direction:"update"})}},{keys:["d"],shown:"D",label:b.doubtful,video:!0,run:({session:o})=>o.review.go(1)},{keys:["shift+d"],shown:"Shift D",label:b.doubtfulBefore,video:!0,run:({session:o})=>o.review.go(-1)},{keys:["f"],shown:"F",label:b.fine,video:!0,run:({session:o})=>o.review.fine()},{keys:["g"],shown:"G",label:b.gone,video:!0,run:({session:o})=>o.review.gone()},{keys:["i"],shown:"I",label:b.rangeFirst,video:!0,run:({session:o})=>o.playback.setRange("first")},{keys:["u"],shown:"U",label:b.rangeLast,video:!0,run:({session:o})=>o.playback.setRange("last")},{keys:["l"],shown:"L",label:b.loop,video:!0,run:({session:o,ui:t})=>o.playback.setLoop(!t.loop)},{keys:["k"],shown:"K",label:b.goTo,video:!0,run:o=>o.pressButton("counter")},{keys:["?","shift+?"],shown:"?",label:b.help,run:o=>o.showKeys()}],ms=[["Space",b.play],["Esc",b.escape],...hs];function gs(o,t){if(t.altKey)return!1;let n=`${t.ctrlKey||t.metaKey?"ctrl+":""}${t.shiftKey?"shift+":""}`+t.key.toLowerCase(),{medium:s}=o.ui.state,i=wo.find(({keys:r})=>r.includes(n));return!i||i.video&&s?.kind!=="video"||!s&&!["o","?"].includes(i.keys[0])?!1:(i.run(o,t),!0)}function ia({ui:o,session:t}){let e=_(o,o.selected);e&&!nt(e)&&t.edits.addObject()}function us({session:o},t){let e=o.selectedMask,n=e?.candidates.length??0;e&&n&&o.edits.choose((e.data.chosen+t+n)%n)}function fs(o,t){let[e,n]=[o.getBoundingClientRect(),t.getBoundingClientRect()],s=Math.max(n.left+8-e.left,Math.min(0,n.right-8-e.right));o.style.translate=`${s}px`,o.querySelector(".menu-item, input")?.focus()}function bs(o,t){if(t!=="ArrowDown"&&t!=="ArrowUp")return!1;let e=[...o.closest(".menu")?.querySelectorAll(".menu-item")??[]],n=e.indexOf(o)+(t==="ArrowDown"?1:-1);return e[(n+e.length)%e.length]?.focus(),e.length>0}var ra=300,De=class{constructor(t){this.panel=t}panel;#t=new je;#e=0;listenToPage(t){let e=n=>n.target===document.body&&this.panel.session.host.ownsPage;document.addEventListener("keydown",n=>e(n)&&this.onDown(n),{signal:t}),document.addEventListener("keyup",n=>e(n)&&this.onUp(n),{signal:t})}onDown=t=>{let{panel:e}=this,n=t.composedPath()[0];if(e.sheetOpen)return;if(n.closest('[role="menu"]')&&bs(n,t.key))return t.preventDefault();let s=n.matches("input:not([type=range]):not([type=checkbox])"),i=n.matches("[type=range]")&&/^(Arrow|Home|End|Page)/.test(t.key);if(s&&t.key!=="Escape"||i&&!t.shiftKey)return;let r=n.matches("button, input");if(t.key===" "&&!r)t.repeat||(this.#e=t.timeStamp),e.holdSpace(!0);else{if(r&&t.key==="Enter")return;if(t.key==="Escape")this.#o();else if(!this.#t.press(e,t)&&!gs(e,t))return}t.preventDefault(),t.stopPropagation()};onUp=t=>{t.key.toLowerCase()==="m"&&this.panel.session.peek(!1),!(t.key!==" "||!this.#e)&&(this.panel.holdSpace(!1),t.timeStamp-this.#e<ra&&this.panel.session.playback.toggle(),this.#e=0)};release=()=>{this.panel.holdSpace(!1),this.panel.session.peek(!1)};#o(){let{panel:t}=this,{stage:e,session:n}=t;if(t.menu)t.closeMenu();else{if(t.cancelGesture()||this.#t.cancel(e))return;e?.crosshair?e.setCrosshair(null):n.propagation.running?n.propagation.cancel():n.dismiss()}}};function xs(o,t){return o>=700||o>=520&&t<560}function ys({width:o,sight:t,chrome:e,ownsPage:n,beside:s},i){if(n)return Math.max(180,Math.floor(t-e));let r=t*.85-e-24,a=i?o*i.height/i.width:420;return Math.round(Math.max(s&&i?280:180,Math.min(a,r)))}function vs(){return Math.min(window.innerHeight,window.screen.availHeight||1/0)}function ws(o){let t=1/0;for(let e=o;e;e=e instanceof ShadowRoot?e.host:e.parentNode){if(!(e instanceof Element))continue;let{maxHeight:n,overflowY:s}=getComputedStyle(e);n.endsWith("px")&&/auto|scroll/.test(s)&&(t=Math.min(t,parseFloat(n)))}return t}var He=480,ko=360;function $s(o){return h`<section class="card card-candidates" aria-label=${K.label}>${aa(o)}</section>`}function aa(o){let{ui:t,session:e}=o,n=e.selectedMask;if(!n||!_(t,t.selected)?.prompts[t.frame])return h`<p class="quiet candidates-hint">${K.hint}</p>`;if(n.candidates.length===0)return h`<button class="button quiet-button" data-test="alternatives" @click=${()=>e.edits.candidates()}>
      ${K.ask}
    </button>`;let{masks:s}=e.context,i=Uo(n.candidates.map(({counts:r})=>s.shape(r,t.state.medium?.height??0)));return h`<header class="card-head"><h2>${K.title}</h2></header>
    <div class="candidates">${i.map((r,a)=>la(o,n,a,r))}</div>`}function la(o,t,e,n){let{session:s}=o,i=M.percent(t.candidates[e].score),r=K.extents[n];return h`<button
    class="candidate"
    data-test="candidate-${e}"
    aria-pressed=${String(t.data.chosen===e)}
    title=${K.tooltip(e)}
    @click=${()=>s.edits.choose(e)}
    @pointerenter=${a=>a.pointerType==="mouse"&&s.tryOn(e)}
    @pointerleave=${()=>s.tryOn(-1)}
    @focus=${()=>s.tryOn(e)}
    @blur=${()=>s.tryOn(-1)}
  >
    <canvas class="candidate-image" width=${He} height=${ko} data-index=${e}></canvas>
    <span class="candidate-words">
      <span class="figures">${i}</span>
      <span class="wide-only">${K.confidence}</span>
      ${r?h`<span>${r}</span>`:u}
      <span class="unseen">${K.candidate(e)}</span>
    </span>
  </button>`}async function $o(o,t){let{ui:e,session:n}=o,{masks:s,frames:i}=n.context,r=s.get(e.frame,e.selected),a=i.get(e.frame),{medium:l}=e.state,d=_(e,e.selected)?.color;if(!r?.candidates.length||!a||!l||!d)return;let p=[...t.querySelectorAll(".candidate-image")].filter(U=>it(U,r.candidates,a,d));if(p.length===0)return;let m=r.candidates.map(U=>s.shape(U.counts,l.height)),f=da(m.map(U=>U.bounds),l),g=a.width/l.width,[y,C]=[(f.x1-f.x0)*g,(f.y1-f.y0)*g],j={resizeWidth:He,resizeHeight:ko,resizeQuality:"medium"},tt=await createImageBitmap(a,f.x0*g,f.y0*g,Math.max(1,y),Math.max(1,C),j);for(let U of p){let St=m[Number(U.dataset.index)];St&&s.get(e.frame,e.selected)?.candidates===r.candidates&&ca(U,tt,f,St,d)}tt.close()}function da(o,t){let e=o.filter(p=>p!==null);if(e.length===0)return{x0:0,y0:0,x1:t.width,y1:t.height};let n=Math.min(...e.map(p=>p.x0)),s=Math.min(...e.map(p=>p.y0)),i=Math.max(...e.map(p=>p.x1)),r=Math.max(...e.map(p=>p.y1)),a=Math.max(i-n,(r-s)*4/3,16)*1.25,l=a*3/4,d=ks((n+i-a)/2,a,t.width),c=ks((s+r-l)/2,l,t.height);return{x0:d,y0:c,x1:d+a,y1:c+l}}function ks(o,t,e){return t>=e?(e-t)/2:Math.min(Math.max(o,0),e-t)}function ca(o,t,e,n,s){let i=o.getContext("2d"),r=He/(e.x1-e.x0);i.setTransform(1,0,0,1,0,0),i.clearRect(0,0,He,ko),i.drawImage(t,0,0),i.setTransform(r,0,0,r,-e.x0*r,-e.y0*r),i.globalAlpha=.5,i.fillStyle=s,i.fill(n.smooth,"evenodd"),i.globalAlpha=1;for(let[a,l]of[[Bt(s),9],[s,5]])i.strokeStyle=a,i.lineWidth=l/r,i.stroke(n.smooth)}function Ms(o){let{kept:t}=o.ui;if(!t)return u;let e=h`${E("remove")}${q.remove}`;return Q(o,"delete-data",e,pa(t),()=>o.askToDelete(),"button")}function Ps({session:o},t){let e=()=>{t(),o.deleteData()},n=h`<div class="question">
    <p>${q.what}</p>
    <div class="answers">
      <button class="button outlined" data-test="delete-data-cancel" @click=${t}>${M.cancel}</button>
      <button class="button danger" data-test="delete-data-confirm" @click=${e}>${q.confirm}</button>
    </div>
  </div>`;return W("data",q.label,q.title,n,t)}function pa({hours:o}){return o===null?q.forGood:o?q.hours(o):q.untilLeaving}function Ts(o){let{ui:t,session:e}=o;if(t.phase==="connecting")return h`<div class="empty" data-test="connecting"><span class="spinner"></span></div>`;if(t.phase==="lost")return h`<div class="empty">
      <p class="quiet">${N.lost}</p>
      <button class="button outlined" data-test="connect" @click=${()=>{e.connect()}}>
        ${M.tryAgain}
      </button>
    </div>`;let n=matchMedia("(pointer: coarse)").matches;return h`<div class="empty" data-test="empty">
    <h1 class="empty-title">${N.title}</h1>
    <p class="empty-about">${N.about}</p>
    <button class="button primary" data-test="open-empty" @click=${()=>o.chooseFile()}>
      ${E("open")}${n?N.take:N.open}
    </button>
    ${n?u:h`<p class="quiet">${N.ways}</p>`}
    ${t.examples.length?h`<div class="examples" role="group" aria-label=${N.examples}>
          ${t.examples.map(({example:s,thumbnail:i})=>h`<button
              class="example"
              data-test="example-${s.id}"
              title=${N.example(s.name)}
              @click=${()=>{e.open({example:s.id,name:s.name})}}
            >
              <span class="example-image">
                <img src=${i} alt="" />${s.kind==="video"?h`<i>${E("play")}</i>`:u}
              </span>
              <span>${s.name}</span>
            </button>`)}
        </div>`:u}
    <p class="quiet" data-test="where-files-go">
      ${t.kept?N.kept(t.kept.hours):N.inNotebook}
    </p>
  </div>`}function Ss(o){let{ui:t,session:e}=o;if(t.images.length<2)return u;let n=t.images.filter(s=>As(o,s)==="done").length;return h`<section class="filmstrip" aria-label=${V.label} data-test="filmstrip">
    ${k("image-previous","previous",V.previous,()=>e.images.step(-1),{key:"PageUp"})}
    <ol class="filmstrip-images">
      ${t.images.map((s,i)=>ha(o,s,i))}
    </ol>
    ${k("image-next","next",V.next,()=>e.images.step(1),{key:"PageDown"})}
    <span class="figures quiet" data-test="images-done">${V.done(n,t.images.length)}</span>
  </section>`}function ha(o,t,e){let n=As(o,t),s=t.session!==""&&t.session===o.ui.state.session;return h`<li>
    <button
      class="filmstrip-image"
      data-test="image-${e}"
      data-mark=${n}
      aria-current=${s?"true":u}
      aria-label=${`${t.name}: ${V.marks[n]}`}
      title=${t.problem||`${t.name} (${V.marks[n]})`}
      ?disabled=${n==="failed"}
      @click=${()=>o.session.images.show(e)}
    >
      <span class="filmstrip-mark" aria-hidden="true"></span><span class="filmstrip-name">${t.name}</span>
    </button>
  </li>`}function Es(o){let t=o.querySelector(".filmstrip-image[aria-current]"),e=t?.closest(".filmstrip-images");!t||!e||e.dataset.shown===t.dataset.test||(e.dataset.shown=t.dataset.test,e.scrollLeft=t.offsetLeft-e.offsetLeft-(e.clientWidth-t.offsetWidth)/2)}function As({ui:o},t){return t.session===""||t.session!==o.state.session?t.mark:o.state.objects.every(nt)?"empty":"done"}var Ue={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Ie=o=>(...t)=>({_$litDirective$:o,values:t}),Pt=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,e,n){this._$Ct=t,this._$AM=e,this._$Ci=n}_$AS(t,e){return this.update(t,e)}update(t,e){return this.render(...e)}};var Vt=class extends Pt{constructor(t){if(super(t),this.it=u,t.type!==Ue.CHILD)throw Error(this.constructor.directiveName+"() can only be used in child bindings")}render(t){if(t===u||t==null)return this._t=void 0,this.it=t;if(t===B)return t;if(typeof t!="string")throw Error(this.constructor.directiveName+"() called with a non-string value");if(t===this.it)return this._t;this.it=t;let e=[t];return e.raw=e,this._t={_$litType$:this.constructor.resultType,strings:e,values:[]}}};Vt.directiveName="unsafeHTML",Vt.resultType=1;var Cs=Ie(Vt);var _s=`<h1>EdgeTAM UI practice checkpoint</h1>
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
`;function Ls(o){let{card:t,notPublished:e,rougher:n,realWeights:s,realWeightsHow:i,command:r}=R;return W("card",t,t,h`<div class="lead">
        <p><b>${e}</b> ${n}</p>
        <h3>${s}</h3>
        <p>${i}</p>
        <code>${r}</code>
        <p>${R.realWeightsOnce}</p>
      </div>
      <details>
        <summary>${R.figures}</summary>
        <div class="prose">${Cs(_s)}</div>
      </details>`,o)}var{I:ma}=Dn,js=o=>o;var Rs=()=>document.createComment(""),Tt=(o,t,e)=>{let n=o._$AA.parentNode,s=t===void 0?o._$AB:t._$AA;if(e===void 0){let i=n.insertBefore(Rs(),s),r=n.insertBefore(Rs(),s);e=new ma(i,r,o,o.options)}else{let i=e._$AB.nextSibling,r=e._$AM,a=r!==o;if(a){let l;e._$AQ?.(o),e._$AM=o,e._$AP!==void 0&&(l=o._$AU)!==r._$AU&&e._$AP(l)}if(i!==s||a){let l=e._$AA;for(;l!==i;){let d=js(l).nextSibling;js(n).insertBefore(l,s),l=d}}}return e},at=(o,t,e=o)=>(o._$AI(t,e),o),ga={},Os=(o,t=ga)=>o._$AH=t,Ds=o=>o._$AH,ze=o=>{o._$AR(),o._$AA.remove()};var Hs=(o,t,e)=>{let n=new Map;for(let s=t;s<=e;s++)n.set(o[s],s);return n},Ne=Ie(class extends Pt{constructor(o){if(super(o),o.type!==Ue.CHILD)throw Error("repeat() can only be used in text expressions")}dt(o,t,e){let n;e===void 0?e=t:t!==void 0&&(n=t);let s=[],i=[],r=0;for(let a of o)s[r]=n?n(a,r):r,i[r]=e(a,r),r++;return{values:i,keys:s}}render(o,t,e){return this.dt(o,t,e).values}update(o,[t,e,n]){let s=Ds(o),{values:i,keys:r}=this.dt(t,e,n);if(!Array.isArray(s))return this.ut=r,i;let a=this.ut??=[],l=[],d,c,p=0,m=s.length-1,f=0,g=i.length-1;for(;p<=m&&f<=g;)if(s[p]===null)p++;else if(s[m]===null)m--;else if(a[p]===r[f])l[f]=at(s[p],i[f]),p++,f++;else if(a[m]===r[g])l[g]=at(s[m],i[g]),m--,g--;else if(a[p]===r[g])l[g]=at(s[p],i[g]),Tt(o,l[g+1],s[p]),p++,g--;else if(a[m]===r[f])l[f]=at(s[m],i[f]),Tt(o,s[p],s[m]),m--,f++;else if(d===void 0&&(d=Hs(r,f,g),c=Hs(a,p,m)),d.has(a[p]))if(d.has(a[m])){let y=c.get(r[f]),C=y!==void 0?s[y]:null;if(C===null){let j=Tt(o,s[p]);at(j,i[f]),l[f]=j}else l[f]=at(C,i[f]),Tt(o,s[p],C),s[y]=null;f++}else ze(s[m]),m--;else ze(s[p]),p++;for(;f<=g;){let y=Tt(o,l[g+1]);at(y,i[f]),l[f++]=y}for(;p<=m;){let y=s[p++];y!==null&&ze(y)}return this.ut=r,Os(o,l),B}});function Us(o){let{ui:t,session:e}=o,{objects:n}=t.state;return h`<section class="card card-objects" aria-label=${H.label}>
    <header class="card-head">
      <h2>${H.label}</h2>
      ${k("add-object","plus",H.add,()=>e.edits.addObject(),{key:"N"})}
    </header>
    ${n.length?h`<ul class="objects" data-test="objects">
          ${Ne(n,s=>s.id,(s,i)=>fa(o,s,i))}
        </ul>`:h`<p class="quiet" data-test="no-objects">
            ${t.pending.length?H.looking:H.none}
          </p>`}
  </section>`}function fa(o,t,e){let{ui:n,session:s}=o,{id:i,name:r,color:a,visible:l}=t,d=i===n.selected,c=()=>o.renaming=i;return h`<li class="object" ?data-selected=${d} ?data-hidden=${!l}>
    <label class="swatch" style="--color: ${a}" title=${H.color}>
      <input
        type="color"
        data-test="object-${i}-color"
        aria-label=${H.colorOf(r)}
        .value=${a}
        @change=${p=>s.edits.change(i,{color:p.target.value})}
      />
    </label>
    ${o.renaming===i?ba(o,t):h`<button
          class="object-name"
          data-test="object-${i}"
          aria-current=${d?"true":u}
          title=${H.select(r,e<9?String(e+1):"")}
          @click=${()=>s.navigation.select(i)}
          @dblclick=${c}
          @pointerup=${p=>d&&p.pointerType==="touch"&&c()}
          @keydown=${p=>{p.key!=="F2"&&!(p.key==="Enter"&&d)||(p.preventDefault(),c())}}
        >
          ${r}
        </button>`}
    ${d?k(`object-${i}-rename`,"rename",H.rename(r),c,{key:"F2"}):u}
    ${d&&t.prompts[n.frame]?k(`object-${i}-clear`,"erase",H.clear(r),()=>s.edits.clearFrame(i)):u}
    ${k(`object-${i}-visible`,l?"eye":"hidden",l?H.hide(r):H.show(r),()=>s.edits.change(i,{visible:!l}))}
    ${k(`object-${i}-delete`,"remove",H.remove(r),p=>p.detail<2&&s.edits.remove(i),{key:d?"Delete":""})}
  </li>`}function ba(o,{id:t,name:e}){let{session:n}=o.ui.state,s=(i,r)=>{if(o.renaming!==t)return;let a=i.target.value.trim();o.renaming=0;let l=o.ui.state.session===n;r&&l&&a&&a!==e&&o.session.edits.rename(t,a)};return h`<input
    class="object-name-field"
    data-test="object-${t}-name"
    aria-label=${H.name}
    maxlength="60"
    list="names"
    autocomplete="off"
    .value=${e}
    @blur=${i=>s(i,!0)}
    @keydown=${i=>{i.stopPropagation(),(i.key==="Enter"||i.key==="Escape")&&s(i,i.key==="Enter")}}
  /><datalist id="names">${o.session.edits.names.map(i=>h`<option value=${i}></option>`)}</datalist>`}function Is({ui:o}){let t=xa(o,matchMedia("(pointer: coarse)").matches);return t?h`<p class="pill" data-test="pill">${t}</p>`:u}function xa(o,t){let{medium:e,objects:n}=o.state;return!e||o.opening||o.preview||o.pending.length>0||o.problem?"":n.every(({prompts:s})=>Object.keys(s).length===0)?t?Gt.firstTouch:Gt.first:e.kind!=="video"||o.propagation||o.playing||n.some(s=>X(s,o.live,o.frame))?"":Gt.nothingHere}function zs(o){let t=([n,s])=>h`<div><dt>${n.split(", ").map(i=>h`<kbd>${i}</kbd> `)}</dt><dd>${s}</dd></div>`,e=wo.map(({shown:n,label:s})=>[n,s]);return W("keys",b.label,b.title,h`<dl>${[...b.mouse,...e,...ms].map(t)}</dl>`,o)}var Be=o=>Math.abs(o)>=1e5||o!==0&&Math.abs(o)<.01?o.toExponential(2):String(+o.toFixed(2));function Ns(o){let{ui:t,session:e}=o,n=t.state.medium?.values;if(!n)return u;let[s,i]=t.between??[n.low,n.high],r=l=>{l[0]<l[1]?e.navigation.showBetween(l):o.toggleMenu("values")},a=(l,d,c)=>h`<label>
    <span>${et[l]}</span>
    <input
      type="number"
      step="any"
      data-test="values-${l}"
      .value=${String(d)}
      @change=${p=>{let m=p.target.valueAsNumber;Number.isFinite(m)&&c(m)}}
    />
  </label>`;return z(o,"values",{label:et.title,content:h`<span class="figures">${et.range(Be(s),Be(i))}</span>`,classes:"values-button"},()=>h`<div class="note values">
      <p><b>${et.title}</b></p>
      <div class="values-fields">
        ${a("black",s,l=>r([l,i]))} ${a("white",i,l=>r([s,l]))}
      </div>
      <p class="quiet">${et.data(Be(n.lowest),Be(n.highest))} ${et.model}</p>
      <button
        class="button outlined"
        data-test="values-reset"
        ?disabled=${!t.between}
        @click=${()=>e.navigation.showBetween(null)}
      >
        ${et.reset}
      </button>
    </div>`,"up right","dialog")}function Bs(o){let{engine:t,took:e,state:n,waiting:s}=o.ui,{medium:i}=n;return h`<div class="status">
    ${t&&!t.ready?h`<span role="status" data-test="loading">
            <span class="spinner small"></span>${R.loading}
          </span>`:t?h`<span data-test="engine">
            ${t.practice?ya(o,t.why):h`<b>${t.checkpoint}</b>`}
            <span>${t.device.toUpperCase()} ${t.precision}</span>
          </span>`:u}
    ${e?h`<span class="figures" data-test="took">
          ${e.encode>=.5?h`<span class="encode">${R.encode(e.encode)}</span>`:u}
          <span>${R.click(e.decode||e.total)}</span>
        </span>`:u}
    ${s?h`<span role="status" data-test="waiting">
          <span class="spinner small"></span>${R.waiting(s.place,s.seconds)}
        </span>`:u}
    <span class="space"></span>
    ${i?h`<span class="medium" data-test="medium">
          <span class="medium-name">${i.name}</span>
          <span class="figures">${R.size(i.width,i.height)}</span>
          ${Ns(o)}
          ${i.kind==="video"?h`<span class="figures">${R.video(i.frames,i.fps)}</span>`:u}
        </span>`:u}
  </div>`}function ya(o,t){return z(o,"practice",{label:R.practiceWhy,content:h`${R.practice} ${E("info")}`,classes:"practice"},()=>h`<div class="note">
      <p><b>${R.notPublished}</b></p>
      <p>${R.rougher}</p>
      ${t?h`<p class="quiet">${t}</p>`:u}
      <button class="button outlined" data-test="card-open" @click=${()=>o.showCard()}>
        ${R.card}
      </button>
    </div>`,"up","dialog")}function Mo(o,[t,e],n){return 8+(n-16)*(o-t)/Math.max(1,e-t)}function Po(o,[t,e],n){let s=t+Math.round((o-8)/(n-16)*(e-t));return Math.min(Math.max(s,t),e)}function Vs(o,t,e,n,s){let i=Po(e,o,n),r=Math.max(10,Math.round((o[1]-o[0])*t));if(r>=s-1)return null;let a=Math.round(i-(i-o[0])/Math.max(1,o[1]-o[0])*r),l=Math.min(Math.max(0,a),s-1-r);return[l,l+r]}function Ws(o,t,e,n,s){let i=window.devicePixelRatio||1,{clientWidth:r,clientHeight:a}=o;if(!r||!a)return;o.width=Math.round(r*i),o.height=Math.round(a*i);let l=o.getContext("2d");l.scale(i,i);let d=a-3,c=g=>n[1]>n[0]?Math.round(Mo(g-.5,n,r)*i)/i:(g-n[0])*r,p=(g,y,C,j,tt)=>{let U=Math.max(c(g),1),St=Math.min(c(g+y),r-1);St<1||U>r-1||(l.globalAlpha=j,l.fillStyle=tt,l.fillRect(U,d-C,Math.max(St-U,.75),C))},m=ka(l,t.color),f=([g,y,C,,j])=>{let tt=4+(d-4)*Math.sqrt(j);C==="absent"?(p(g,y,1.5,.8,t.color),j>=.15&&p(g,y,tt,.35,s.warning)):C==="gone"?p(g,y,4,.25,s.text):C==="stale"?p(g,y,10,.8,m):C==="reviewed"?p(g,y,4,1,t.color):(j>=.15&&p(g,y,tt,1,s.warning),p(g,y,j>=.15?4:tt,.85,t.color))};p(n[0],n[1]-n[0]+1,1,1,s.line),t.timeline.forEach(f);for(let g of e.get(t.id)??[])l.clearRect(c(g[0]),0,c(g[0]+g[1])-c(g[0]),a),f(g);for(let[g,y,C]of t.timeline)if(C==="reviewed")for(let j=g;j<g+y;j++)Fs(j,n)&&va(l,Mo(j,n,r),d-4/2,t.color);for(let g of Object.keys(t.prompts).map(Number))Fs(g,n)&&wa(l,Mo(g,n,r),a/2,t.color)}function Fs(o,[t,e]){return t<=o&&o<=e}function va(o,t,e,n){o.globalAlpha=1,o.beginPath(),o.arc(t,e,3.5,0,2*Math.PI),o.fillStyle=n,o.fill(),o.lineWidth=1.5,o.strokeStyle="#ffffff",o.stroke()}function wa(o,t,e,n){o.globalAlpha=1,o.beginPath(),o.moveTo(t,e-6),o.lineTo(t+6,e),o.lineTo(t,e+6),o.lineTo(t-6,e),o.closePath(),o.fillStyle=n,o.fill(),o.lineWidth=1.5,o.lineJoin="round",o.strokeStyle="#ffffff",o.stroke()}function ka(o,t){let e=document.createElement("canvas");e.width=e.height=8;let n=e.getContext("2d");n.strokeStyle=t,n.lineWidth=2;for(let s of[-8,0,8])n.moveTo(s,8),n.lineTo(s+8,0);return n.stroke(),o.createPattern(e,"repeat")??t}var qs=10,$a=[.25,.5,1,2,4];function Ks(o){let{ui:t,session:e}=o,{medium:n,objects:s}=t.state;if(n?.kind!=="video")return u;let i=n.frames-1,r=Wt(o),a=r[1]>r[0]?(t.frame-r[0])/(r[1]-r[0]):0,l=$,d=(p,m,f)=>k(p,p,l[p],()=>e.seek(m),{key:f,disabled:t.frame===Math.min(Math.max(m,0),i)}),c=t.playing?"pause":"play";return h`<section class="timeline" aria-label=${$.label}>
    <div class="transport">
      <div class="group">
        ${d("first",0,"Home")} ${d("previous",t.frame-1,"←")}
        ${k("play",c,l[c],()=>e.playback.toggle(),{key:"Space"})}
        ${d("next",t.frame+1,"→")} ${d("last",i,"End")}
        ${k("loop","loop",l.loop,()=>e.playback.setLoop(!t.loop),{key:"L",pressed:t.loop})}
        ${z(o,"speed",{label:`${l.speed} ${l.times(t.speed)}`,content:l.times(t.speed),classes:"figures speed"},()=>$a.map(p=>Q(o,`speed-${p}`,l.times(p),"",()=>e.playback.setSpeed(p))),"up")}
      </div>
      ${Ta(o)} ${Ea(o)}
      ${t.propagation?Ra(o):h`<div class="runs">${_a(o)}${La(o)}</div>`}
    </div>
    <div class="timeline-rows" style="--at: ${a}" @wheel=${Ma(o)}>
      <div class="timeline-row">
        <span class="timeline-label"></span>
        <input
          class="range"
          type="range"
          data-test="frame-slider"
          aria-label=${$.frame}
          aria-valuetext=${$.frameOf(t.frame,i)}
          min=${r[0]}
          max=${r[1]}
          step="1"
          .value=${String(t.frame)}
          @input=${p=>e.seek(Number(p.target.value))}
        />
      </div>
      <div class="lanes">
        <div class="object-rows">${Ne(s,p=>p.id,p=>Aa(o,p))}</div>
        ${s.length?h`<div class="playhead-lane">
                ${Pa(o)}${a>=0&&a<=1?h`<i class="playhead"></i>`:u}
              </div>`:u}
      </div>
    </div>
  </section>`}function Wt({ui:o}){return o.zoom??[0,(o.state.medium?.frames??1)-1]}function Ma(o){return t=>{let e=t.currentTarget.querySelector(".range").getBoundingClientRect(),n=o.ui.state.medium?.frames??1,s=Wt(o),{store:i}=o.session.context;if(t.ctrlKey||t.metaKey){t.preventDefault();let r=Math.exp(Math.min(Math.max(t.deltaY,-100),100)/150);i.update({zoom:Vs(s,r,t.clientX-e.left,e.width,n)})}else if(o.ui.zoom&&t.deltaX){t.preventDefault();let r=s[1]-s[0],a=s[0]+Math.round(t.deltaX/e.width*r),l=Math.min(Math.max(0,a),n-1-r);i.update({zoom:[l,l+r]})}}}function Pa(o){let{first:t,last:e}=o.ui.range;if(t===null&&e===null)return u;let n=Wt(o),s=a=>Math.min(Math.max((a-n[0])/Math.max(1,n[1]-n[0]),0),1),[i,r]=[s(t??n[0]),s(e??n[1])];return h`<i class="range-shade" data-test="range-shade" style="--from: ${i}; --to: ${r}"></i>`}function Ta(o){let{ui:t,session:e}=o,{frames:n,fps:s}=t.state.medium,i=s>0?Oa(t.frame/s):"",r=a=>{a.preventDefault();let l=a.target,d=new FormData(l).get("to"),c=Sa(String(d),s);o.closeMenu(),l.closest(".app")?.querySelector(".stage")?.focus(),c!==null&&e.seek(c)};return z(o,"counter",{label:`${t.frame} / ${n-1} ${i} ${$.goTo}`,content:h`<span class="counter figures"><b>${t.frame}</b> / ${n-1} <span class="time">${i}</span></span>`,classes:"plain"},()=>h`<form class="go-to" @submit=${r}>
      <input class="field" name="to" data-test="go-to" aria-label=${$.goTo} placeholder=${t.frame} autofocus />
    </form>`,"up","dialog")}function Sa(o,t){let e=o.trim();if(/^\d+$/.test(e))return Number(e);let[,n,s]=/^(\d+):(\d{1,2}(?:[.,]\d*)?)$/.exec(e)??[];return n===void 0||s===void 0||t<=0?null:Math.round((60*Number(n)+Number(s.replace(",",".")))*t)}function Ea(o){let{ui:t,session:e}=o,{doubtful:n}=t.state;if(t.propagation||n.length===0&&!t.state.objects.some(r=>r.timeline.length>1))return u;let s=At,i=n.length===0;return h`<div class="group review" role="group" aria-label=${s.label}>
    <span class="figures doubtful" data-test="doubtful" ?data-none=${i}
      >${i?s.none:s.left(n.length)}</span
    >
    ${k("doubtful-previous","previous",s.previous,()=>e.review.go(-1),{key:"Shift D",disabled:i})}
    ${k("doubtful-next","next",s.next,()=>e.review.go(1),{key:"D",disabled:i})}
    ${k("fine","fine",s.fine,()=>e.review.fine(),{key:"F"})}
  </div>`}function Aa(o,t){let e=Wt(o),n=s=>{if(s.type==="pointermove"&&!(s.buttons&1))return;let i=s.currentTarget,r=i.getBoundingClientRect();o.session.seek(Po(s.clientX-r.left,e,r.width)),s.type==="pointerdown"&&i.setPointerCapture(s.pointerId)};return h`<div class="timeline-row" ?data-selected=${t.id===o.ui.selected}>
    <button
      class="timeline-label"
      title=${t.name}
      tabindex="-1"
      @click=${()=>o.session.navigation.select(t.id)}
    >
      <i class="dot" style="--color: ${t.color}"></i><span>${t.name}</span>
    </button>
    <canvas
      class="object-timeline"
      data-test="timeline-${t.id}"
      data-object=${t.id}
      role="img"
      aria-label=${Ca(t)}
      @dblclick=${()=>o.session.context.store.update({zoom:null})}
      @pointerdown=${n}
      @pointermove=${n}
    ></canvas>
  </div>`}function Gs(o,t){let{ui:e}=o,n=t.querySelector(".timeline");if(!n)return;let s=getComputedStyle(n),[i,r,a]=["--line","--warning","--text"].map(c=>s.getPropertyValue(c)),l={line:i,warning:r,text:a},d=Wt(o);for(let c of t.querySelectorAll("canvas.object-timeline")){let p=e.state.objects.find(m=>m.id===Number(c.dataset.object));p&&it(c,p,e.live.get(p.id),c.clientWidth,i,...d)&&Ws(c,p,e.live,d,l)}}function Ys(o){let t=o.querySelector(".timeline-row[data-selected]"),e=t?.parentElement;if(!t||!e||!it(e,t,e.childElementCount))return;let n=t.offsetTop-e.offsetTop;e.scrollTop=Math.min(n,Math.max(e.scrollTop,n+t.offsetHeight-e.clientHeight))}function Ca({name:o,timeline:t,prompts:e}){let n=s=>t.reduce((i,[,r,a])=>i+(a===s?r:0),0);return $.timeline(o,{prompted:Object.keys(e).length,tracked:n("tracked"),stale:n("stale"),absent:n("absent")})}function _a({ui:o,session:t}){let{unfinished:e}=o.state;if(!e)return u;let{done:n,total:s}=e;return h`<button
    class="button outlined figures"
    data-test="resume"
    title=${$.resumeTitle(n,s)}
    @click=${()=>{t.propagation.resume()}}
  >
    ${$.resume(n,s)}
  </button>`}function La(o){let{ui:t,session:e}=o,n=t.state.objects.some(a=>Object.keys(a.prompts).length>0),s=(a,l,d,c)=>Q(o,a,l,d,()=>{e.propagation.run(c)}),i=t.frame,r=(t.state.medium?.frames??1)-1;return h`<div class="joined">
    <button
      class="button primary"
      data-test="propagate"
      ?disabled=${!n||t.state.due.frames===0&&t.pending.length===0}
      title=${n?$.propagateTitle:$.nothing}
      @click=${()=>{e.propagation.run({direction:"update"})}}
    >
      ${E("propagate")}<span>${t.state.due.label||$.propagate}</span>
    </button>
    ${z(o,"propagate-menu",{label:$.how,content:E("down"),disabled:!n,classes:"primary icon-button slim"},()=>[s("propagate-forward",$.forward,$.forwardDetail,{direction:"forward",start:i}),s("propagate-backward",$.backward,$.backwardDetail,{direction:"backward",start:i}),s("propagate-some",$.some(qs),"",{direction:"forward",start:i,end:Math.min(i+qs,r)}),s("propagate-one",$.one,"",{direction:"both",start:i,end:i}),...ja(o,s),s("propagate-all",$.all,$.allDetail,{direction:"both"})],"right up")}
  </div>`}function ja({ui:o},t){let{first:e,last:n}=o.range;if(e===null&&n===null)return[];let[s,i]=[e??0,n??(o.state.medium?.frames??1)-1];return[t("propagate-range",$.range(s,i),"",{direction:"both",start:s,end:i})]}function Ra({ui:o,session:t}){let{done:e,total:n,framesPerSecond:s,secondsLeft:i,stopping:r}=o.propagation,a=e?$.progress(s,i):$.starting;return h`<div class="propagating">
    <span class="figures" data-test="progress">${r?$.stopping:a}</span>
    <progress max=${n||1} .value=${e} aria-label=${$.propagating(e,n)}></progress>
    <button
      class="button outlined"
      data-test="cancel"
      ?disabled=${r}
      title=${$.stop}
      @click=${()=>t.propagation.cancel()}
    >
      ${M.cancel}
    </button>
  </div>`}function Oa(o){let t=Math.floor(o/60);return`${t}:${(o-60*t).toFixed(2).padStart(5,"0")}`}function Xs({ui:o,session:t}){let e=o.problem;return h`<div class="toasts" role="alert">
    ${e?h`<div class="toast" data-test="error" data-kind=${e.kind}>
          ${E(e.kind==="error"?"warning":"info")}
          <div class="toast-words">
            <b>${e.message}</b>
            ${e.hint?h`<span>${e.hint}</span>`:u}
            ${e.action?h`<button class="button outlined" data-test="error-action" @click=${()=>t.act()}>
                    ${e.action.label}
                  </button>`:u}
          </div>
          ${k("error-dismiss","close",L.dismiss,()=>t.dismiss())}
        </div>`:u}
  </div>`}function Zs({ui:o}){return h`<div class="reconnecting" role="status" data-test="reconnecting">
    ${o.reconnecting?h`<p><span class="spinner small"></span>${Co.lost}</p>`:u}
  </div>`}function Js({ui:o,session:t}){return o.opening?h`<div class="opening" role="status" data-test="opening">
    <span class="spinner small"></span><span>${o.opening}</span>
    <button class="button outlined" data-test="cancel-opening" @click=${()=>t.opening.cancel()}>
      ${M.cancel}
    </button>
  </div>`:u}function Qs(o){let{ui:t,session:e}=o,{medium:n,objects:s}=t.state;if(t.exporting){let{done:r,total:a,format:l}=t.exporting;return h`<div class="exporting" role="status">
      <progress max=${a||1} .value=${r} aria-label=${T.progress(l.label)}></progress>
      <span class="figures">${a?M.percent(r/a):"…"}</span>
      ${k("cancel-export","close",T.cancel,()=>e.exporting.cancel())}
    </div>`}let i=s.length?T.export:T.nothing;return h`<button
    class="button outlined"
    data-test="export"
    aria-label=${i}
    title=${i}
    aria-haspopup="dialog"
    ?disabled=${!s.length||!n||!t.exports[n.kind].length}
    @click=${()=>o.showExport()}
  >
    ${E("download")}<span class="wide">${T.export}</span>
  </button>`}function ti(o){let t={label:w.settings,content:E("more"),classes:"icon-button"};return z(o,"settings",t,()=>Da(o),"right","dialog")}function Da(o){let{ui:t,session:e}=o,{medium:n,objects:s,can_redo:i}=t.state;return h`
    ${n?Ha(o):u}
    <div class="narrow">
      ${i?Q(o,"menu-redo",w.redo,"",()=>e.edits.redo(),"button"):u}
      ${To(o,"more-example","button")}
    </div>
    ${s.length?Q(o,"reset",h`${E("removeAll")}${w.reset}`,w.resetDetail,()=>e.edits.reset(),"button"):u}
    <button class="menu-item" data-test="settings-keys" @click=${()=>o.showKeys()}>
      <span>${E("help")}${w.keys}</span>
    </button>
    ${Ms(o)}
  `}function Ha({ui:o,session:t}){let{opacity:e,prompts:n,preview:s,view:i}=o.settings,r=a=>a.target;return h`
    <label class="menu-row">
      <span>${w.view}</span>
      <select
        data-test="view"
        @change=${a=>t.navigation.set({view:a.target.value})}
      >
        ${Io.map(a=>h`<option value=${a} ?selected=${a===i}>${w.views[a]}</option>`)}
      </select>
    </label>
    <label class="menu-row">
      <span>${w.opacity}</span><output>${M.percent(e)}</output>
      <input
        type="range"
        class="range"
        data-test="opacity"
        min="0"
        max="1"
        step="0.01"
        .value=${String(e)}
        style="--at: ${e}"
        @input=${a=>t.navigation.set({opacity:Number(r(a).value)})}
      />
    </label>
    <label class="menu-row">
      <span>${w.prompts}</span>
      <input
        type="checkbox"
        data-test="show-prompts"
        .checked=${n}
        @change=${a=>t.navigation.set({prompts:r(a).checked})}
      />
    </label>
    <label class="menu-row for-mouse">
      <span>${w.preview}</span>
      <input
        type="checkbox"
        data-test="show-preview"
        .checked=${s}
        @change=${a=>t.navigation.set({preview:r(a).checked})}
      />
    </label>
  `}function To(o,t,e="menuitem"){return o.ui.examples.map(({example:n,thumbnail:s})=>Q(o,`${t}-${n.id}`,h`<img class="menu-thumbnail" src=${s} alt="" />${n.name}`,n.kind==="video"?w.video:w.image,()=>{o.session.open({example:n.id,name:n.name})},e))}function ei({stage:o}){return o?h`<div class="zoom" role="group" aria-label=${w.zoom}>
    ${k("zoom-out","minus",w.zoomOut,()=>o.zoom(1/1.5),{key:"−",disabled:o.fitted})}
    <output class="figures" data-test="zoom-level">${M.percent(o.view.scale)}</output>
    ${k("zoom-in","plus",w.zoomIn,()=>o.zoom(1.5),{key:"+"})}
    ${k("zoom-fit","fit",w.zoomFit,()=>o.fit(),{key:"0",disabled:o.fitted})}
  </div>`:u}function oi({stage:o}){return!o||o.fitted?u:h`<button class="button outlined zoom-whole" data-test="zoom-whole" @click=${()=>o.fit()}>
    ${E("fit")}${w.zoomFit}
  </button>`}var Ua=[["add","add",w.add,"A"],["subtract","subtract",w.subtract,"S"],["box","box",w.box,"B"],["pan","pan",w.pan,"H"]];function ni(o){let{ui:t,session:e}=o,{medium:n,can_undo:s,can_redo:i}=t.state,r=(a,l,d)=>k(a,a,w[a],()=>e.edits[a](),{key:l,disabled:!d});return h`<div class="toolbar" role="toolbar" aria-label=${w.label}>
    <div class="joined">
      <button
        class="button"
        data-test="open"
        title=${w.openTitle}
        aria-label=${w.open}
        @click=${()=>o.chooseFile()}
      >
        ${E("open")}<span class="wide">${w.open}</span>
      </button>
      ${t.examples.length?z(o,"examples",{label:w.examples,content:E("down"),classes:"icon-button slim"},()=>To(o,"menu-example")):u}
    </div>
    ${n?h`
          <div class="group">
            ${r("undo","Ctrl+Z",s)} ${r("redo","Ctrl+Shift+Z",i)}
          </div>
          <div class="segments" role="group" aria-label=${w.tools}>
            ${Ua.map(([a,l,d,c])=>k(`tool-${a}`,l,d,()=>e.navigation.setTool(a),{key:c,pressed:t.tool===a}))}
          </div>
          ${ei(o)}
        `:u}
    <span class="space"></span>
    <div class="group">
      ${n?Ia(o):u} ${ti(o)}
      ${k("help","help",w.help,()=>o.showKeys(),{key:"?"})}
    </div>
    ${n?Qs(o):u}
  </div>`}function Ia({ui:o,session:t}){let{panel:e}=o.settings,n=e?w.foldPanel:w.showPanel;return k("panel","panel",n,()=>t.navigation.set({panel:!e}),{pressed:e})}function si(o){let{ui:t,session:e}=o,{opening:n}=e,s=t.asking??"",{title:i,text:r,stay:a,discard:l}=Ge,d=()=>{n.exportFirst(),o.showExport()},c=h`<div class="question">
    <p>${r(s,t.state.medium?.name??"")}</p>
    <div class="answers">
      <button class="button primary" data-test="unsaved-export" @click=${d}>${Ge.export}</button>
      <button class="button outlined" data-test="unsaved-discard" @click=${()=>n.discard()}>
        ${l(s)}
      </button>
      <button class="button" data-test="unsaved-stay" @click=${()=>n.stay()}>${a}</button>
    </div>
  </div>`;return W("unsaved",i,i,c,()=>n.stay())}function ii({ui:o,session:t},e){o.asking!==null&&!e.open?(e.showModal(),e.onclose=()=>t.ui.asking!==null&&t.opening.stay()):o.asking===null&&e.open&&e.close()}var ri=A`
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
  /* Windows' high contrast takes colours and shadows away: what is chosen gets an outline, swatches keep their colour. */
  @media (forced-colors: active) {
    .button {
      border-color: ButtonBorder;
    }
    [aria-pressed="true"],
    .object[data-selected] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    :focus-visible {
      outline: 3px solid CanvasText;
    }
    .swatch,
    .dot,
    .stage canvas,
    .candidate-image,
    .pill {
      forced-color-adjust: none;
    }
    .button:disabled {
      color: GrayText;
      opacity: 1;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation-duration: 3s !important;
      transition: none !important;
    }
  }
`;var ai=A`
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
`;var li=A`
  .filmstrip {
    display: flex;
    align-items: center;
    gap: 6px;
    padding: 4px 8px;
    border-top: 1px solid var(--line);
    background: var(--page);
  }
  .filmstrip > .quiet {
    flex: none;
    padding: 0 6px;
    font-size: 12px;
  }
  .filmstrip-images {
    display: flex;
    flex: 1;
    gap: 4px;
    min-width: 0;
    margin: 0;
    padding: 2px;
    overflow-x: auto;
    list-style: none;
    scrollbar-width: thin;
  }
  .filmstrip-image {
    display: flex;
    align-items: center;
    gap: 6px;
    max-width: 160px;
    height: 32px;
    padding: 0 10px;
    border: 0;
    border-radius: 6px;
    background: none;
    box-shadow: inset 0 0 0 1px var(--line);
    color: var(--text);
    font: inherit;
    font-size: 12px;
    cursor: pointer;
  }
  .filmstrip-image:hover:not(:disabled) {
    background: var(--hover);
  }
  .filmstrip-image[aria-current] {
    background: var(--accent-soft);
    box-shadow: inset 0 0 0 2px var(--accent);
    font-weight: 600;
  }
  .filmstrip-image:disabled {
    color: var(--muted);
    text-decoration: line-through;
    cursor: default;
  }
  .filmstrip-name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .filmstrip-mark {
    flex: none;
    width: 9px;
    height: 9px;
    border: 1.5px solid var(--muted);
    border-radius: 50%;
  }
  [data-mark="empty"] .filmstrip-mark {
    border-style: dashed;
  }
  [data-mark="done"] .filmstrip-mark {
    border-color: var(--accent);
    background: var(--accent);
  }
  [data-mark="failed"] .filmstrip-mark {
    border-color: var(--warning);
    background: var(--warning);
    border-radius: 2px;
  }
  @container app (max-width: 559px) {
    .filmstrip > .quiet {
      display: none;
    }
    .filmstrip-image {
      height: 40px;
      max-width: 120px;
    }
  }
`;var di=A`
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
`;var ci=A`
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
    .toolbar [data-test="export"]:has(.wide) {
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
      overflow-x: clip;
      white-space: nowrap;
    }
  }

  /* With a mouse there is one tool more than with a finger. */
  @media (pointer: fine) {
    @container app (max-width: 399px) {
      .toolbar [data-test="export"] .wide {
        display: none;
      }
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
    .for-mouse {
      display: none;
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
`;var pi=A`
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
  .menu-row select {
    height: 32px;
    padding: 0 8px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--page);
    color: inherit;
    font: inherit;
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
`;var hi=A`
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
  .empty p,
  .empty-title {
    max-width: 46ch;
    margin: 0;
    text-align: center;
    text-wrap: balance;
  }
  .empty-title {
    font-size: 26px;
    font-weight: 650;
    letter-spacing: -0.01em;
  }
  .empty .empty-about {
    margin-bottom: 12px;
    font-size: 16px;
  }
  .empty .quiet {
    font-size: 13px;
  }
  .examples + .quiet {
    margin-top: 20px;
  }
  .empty > .button {
    height: 44px;
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

  .pill {
    position: absolute;
    left: 50%;
    bottom: 16px;
    width: max-content;
    max-width: calc(100% - 24px);
    margin: 0;
    padding: 6px 14px;
    border-radius: 18px;
    background: rgba(20, 20, 26, 0.86);
    color: #ffffff;
    font-size: 13px;
    text-align: center;
    text-wrap: balance;
    transform: translateX(-50%);
    pointer-events: none;
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
    grid-template-columns: 136px 1fr;
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

  .lead p {
    margin: 4px 0 8px;
  }
  .lead code {
    display: block;
    margin: 0 0 8px;
    padding: 8px 10px;
    border-radius: 6px;
    background: var(--ground);
    overflow-x: auto;
    user-select: all;
  }
  .lead h3,
  summary {
    margin: 16px 0 4px;
    font-size: 14px;
    font-weight: 600;
  }
  summary {
    cursor: pointer;
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
`;var ui=A`
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
    /* A tap on the selected name renames it. */
    .object [data-test$="-rename"] {
      display: none;
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
`;var mi=A`
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
  .button.plain,
  .button.speed {
    padding: 0 6px;
    font-weight: 400;
  }
  .go-to {
    padding: 4px;
  }
  .go-to .field {
    width: 96px;
  }
  .review {
    align-items: center;
  }
  .doubtful {
    padding: 0 4px 0 8px;
    color: var(--warning);
    font-weight: 600;
  }
  .doubtful[data-none] {
    color: var(--muted);
    font-weight: 400;
  }
  .range-shade {
    position: absolute;
    top: 0;
    bottom: 0;
    left: calc(8px + (100% - 16px) * var(--from));
    right: calc(8px + (100% - 16px) * (1 - var(--to)));
    border: 1px solid var(--accent);
    border-width: 0 2px;
    background: color-mix(in srgb, var(--accent) 12%, transparent);
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
`;var gi=A`
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
`;var fi=A`
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
`;var bi=[gi,ri,pi,di,ci,ui,mi,hi,ai,fi,li];function xi(o,t,e){if(t!=="auto")return e(t),()=>{};let n=matchMedia("(prefers-color-scheme: dark)"),s=()=>e(za(o)??(n.matches?"dark":"light")),i=new MutationObserver(s),r=["class","theme","data-theme","data-jp-theme-light","data-vscode-theme-kind"];for(let a of[...yi(o),document.body,document.documentElement])i.observe(a,{attributes:!0,attributeFilter:r});return n.addEventListener("change",s),s(),()=>{i.disconnect(),n.removeEventListener("change",s)}}function za(o){for(let t of[...yi(o),document.body,document.documentElement]){let{classList:e,dataset:n}=t;if(e.contains("dark")||e.contains("vscode-dark"))return"dark";if(n.jpThemeLight)return n.jpThemeLight==="false"?"dark":"light";let s=n.theme??t.getAttribute("theme");if(s==="dark"||s==="light")return s}return document.querySelector("gradio-panel, .gradio-container")?"light":null}function*yi(o){for(let t=o.parentNode;t;t=t.parentNode??t.host??null)t instanceof Element&&(yield t)}var qt=null;function vi({propagation:o,exporting:t}){let{done:e,total:n}=o??t??{done:0,total:0};if(n===0){qt!==null&&(document.title=qt),qt=null;return}qt??=document.title,document.title=M.progressTitle(M.percent(e/n),qt)}var Fe=class extends st{static styles=bi;static properties={menu:{state:!0},renaming:{state:!0},shade:{state:!0},dropping:{state:!0}};session;theme="auto";stage=null;#t=null;#e=[];#o=new De(this);#n=1/0;#s=null;constructor(){super(),this.menu="",this.renaming=0,this.shade="light",this.dropping=!1}get ui(){return this.session.ui}get stats(){return this.session.stats}get idle(){return this.session.context.idle&&!this.isUpdatePending&&(this.stage?.settled??!1)}connectedCallback(){super.connectedCallback(),this.setAttribute("data-lm-suppress-shortcuts","true");let t=new AbortController,{signal:e}=t;window.addEventListener("resize",()=>this.#l(),{signal:e}),this.#o.listenToPage(e),this.#e=[()=>t.abort(),this.session.subscribe(()=>this.requestUpdate()),xi(this,this.theme,n=>this.shade=n),ps(this,this.#d,n=>this.dropping=n)],this.hasUpdated&&this.#r()}disconnectedCallback(){super.disconnectedCallback();for(let t of this.#e)t();this.#t?.dispose(),this.stage?.dispose(),this.stage=null}render(){let{ui:t}=this,e=t.state.medium!==null||t.preview!==null,n=t.busy||t.opening!==null;return h`<div
      class="app"
      role="region"
      aria-label=${M.name}
      data-theme=${this.shade}
      data-phase=${t.phase}
      ?data-open=${e}
      ?data-page=${this.session.host.ownsPage}
      ?data-folded=${!t.settings.panel}
      aria-busy=${String(n)}
      @keydown=${this.#o.onDown}
      @keyup=${this.#o.onUp}
      @pointerdown=${this.#c}
      @focusout=${this.#o.release}
    >
      <div class="frame">
        ${ni(this)}
        <div class="stage-frame">
          <div
            class="stage"
            data-test="canvas"
            data-tool=${t.tool}
            ?data-zoomed=${this.stage&&!this.stage.fitted}
            tabindex=${e?0:-1}
            role="application"
            aria-label=${M.stage}
          >
            <canvas class="layer-image"></canvas><canvas class="layer-overlay"></canvas>
          </div>
          <div class="busy" ?data-on=${n}></div>
          ${e?[Is(this),oi(this)]:Ts(this)} ${Js(this)} ${Zs(this)} ${Xs(this)}
          ${this.dropping?Na():u}
        </div>
        ${Ks(this)} ${Ss(this)}
        ${e?h`<aside class="panel">${Us(this)} ${$s(this)}</aside>`:""}
        ${Bs(this)}
      </div>
      <div class="unseen" aria-live="polite" data-test="announcement">${t.announcement}</div>
      <input
        class="unseen"
        type="file"
        tabindex="-1"
        aria-hidden="true"
        data-test="file-input"
        multiple
        accept=${t.accept}
        @change=${this.#p}
      />
      ${zs(()=>this.#i("keys").close())} ${Ls(()=>this.#i("card").close())}
      ${cs(this,()=>this.#i("export-sheet").close())} ${si(this)}
      ${Ps(this,()=>this.#i("data").close())}
    </div>`}firstUpdated(){this.#r(),this.session.connect()}#r(){this.#n=ws(this);let t=this.#a(".stage"),e=s=>this.#a(`.layer-${s}`);this.#l();let n={image:e("image"),overlay:e("overlay")};this.stage=new Le(this.session.context,t,n,()=>this.requestUpdate()),t.addEventListener("edgetam-drawn",()=>{$o(this,this.renderRoot)}),this.#t=Yn(t,this.stage,this.session,()=>this.matches(":focus-within"))}willUpdate(){this.#s=this.renderRoot.activeElement}updated(t){this.#s&&(!this.#s.isConnected||this.#s.matches(":disabled"))&&this.#a(".stage").focus({preventScroll:!0}),this.#l(),Gs(this,this.renderRoot),this.stage?.settled&&$o(this,this.renderRoot),Ys(this.renderRoot),Es(this.renderRoot),ii(this,this.#i("unsaved")),this.session.host.ownsPage&&vi(this.ui),t.has("renaming")&&this.renaming&&this.#a(".object-name-field").select(),t.has("menu")&&this.menu&&fs(this.#a(".menu"),this)}toggleMenu(t){this.menu=this.menu===t?"":t}closeMenu(){this.menu&&this.renderRoot.querySelector(`[data-test="${this.menu}"]`)?.focus(),this.menu=""}chooseFile(){let t=this.#a('[data-test="file-input"]');t.value="",t.click()}showKeys(){this.closeMenu(),this.#i("keys").showModal()}showExport(){this.closeMenu(),this.session.exporting.draft.open(),this.#i("export-sheet").showModal()}askToDelete(){this.closeMenu(),this.#i("data").showModal()}showCard(){this.closeMenu(),this.#i("card").showModal()}togglePointing(){let t=this.ui.state.medium;!this.stage||!t||(this.stage.setCrosshair(this.stage.crosshair?null:[t.width/2,t.height/2]),this.#a(".stage").focus())}get sheetOpen(){return this.renderRoot.querySelector("dialog[open]")!==null}holdSpace(t){this.#t&&(this.#t.space=t)}cancelGesture(){return this.#t?.cancel()??!1}zoomToWhatCounts(){let{stage:t,session:e}=this;if(t?.crosshair)return t.zoom(2);let n=e.boundsOfSelected;n&&t?.lookAt(n)}pressButton(t){this.renderRoot.querySelector(`[data-test="${t}"]:not(:disabled)`)?.click()}#i(t){return this.#a(`.sheet[data-test="${t}"]`)}#a(t){return this.renderRoot.querySelector(t)}#l(){let t=this.renderRoot.querySelector(".app");if(!t)return;let e=this.#a(".stage-frame"),{ownsPage:n}=this.session.host,s=xs(t.clientWidth,window.innerHeight);t.toggleAttribute("data-beside",s);let i=vs(),r=n?t.getBoundingClientRect().top+window.scrollY:0,a=n?i-(r<i/3?r:0):Math.min(i,this.#n),l=t.offsetHeight-e.offsetHeight,d={width:e.clientWidth,sight:a,chrome:l,ownsPage:n,beside:s};e.style.height=`${ys(d,this.ui.state.medium)}px`}#d=t=>{t.length>1?this.session.images.add(t):t[0]&&this.session.open(t[0])};#p=t=>this.#d([...t.target.files??[]]);#c=t=>{t.composedPath().some(n=>n instanceof Element&&n.matches(".menu-anchor"))||(this.menu="")}};function Na(){return h`<div class="dropping" data-test="dropping"><span>${M.drop}</span></div>`}function wi(o,t=[]){let e=new TextEncoder().encode(JSON.stringify(o)),n=new Uint8Array(8+e.length+4*t.length),s=new DataView(n.buffer);return s.setUint32(0,e.length,!0),n.set(e,4),s.setUint32(4+e.length,t.length,!0),t.forEach((i,r)=>{let a=i instanceof Uint8Array?i.length:i.size;s.setUint32(8+e.length+4*r,a,!0)}),[n,...t]}function We(o){let t=new DataView(o.buffer,o.byteOffset,o.byteLength),e=t.getUint32(0,!0),n=t.getUint32(4+e,!0),s=8+e+4*n,i=[];for(let a=0;a<n;a++){let l=t.getUint32(8+e+4*a,!0);i.push(o.subarray(s,s+l)),s+=l}if(s!==o.length)throw new RangeError("The envelope's length does not fit its contents.");return{meta:JSON.parse(new TextDecoder().decode(o.subarray(4,4+e))),buffers:i}}var Ve=class{#t=[];#e=0;#o=-1;push(t){this.#t.push(t),this.#e+=t.length;let e=[];for(;;){if(this.#o<0){if(this.#e<4)return e;let n=this.#n(4);this.#o=new DataView(n.buffer).getUint32(0,!0)}if(this.#e<this.#o)return e;e.push(this.#n(this.#o)),this.#o=-1}}#n(t){let e=new Uint8Array(t),n=0;for(;n<t;){let s=this.#t[0],i=s.subarray(0,t-n);e.set(i,n),n+=i.length,i.length===s.length?this.#t.shift():this.#t[0]=s.subarray(i.length)}return this.#e-=t,e}};var ki=1e3,Ba=3e4,$i=6e4,qe=class{constructor(t,e){this.listen=t;this.listener=e;this.#e()}listen;listener;#t=new AbortController;close(){this.#t.abort()}async#e(){let{signal:t}=this.#t,e=ki;for(let n=0;!t.aborted;n++){await Fa(t);let s=n>0;try{for await(let i of this.#o())e=ki,s||i.meta.push==="missed"?this.listener.onMissed():i.meta.push&&this.listener.onPush(i),s=!1}catch(i){if(O(i)||this.listener.onLost(),i instanceof S&&i.code==="session")return}await Va(e,t),e=Math.min(2*e,Ba)}}async*#o(){let t=new AbortController,e=()=>t.abort(),n=()=>document.hidden&&e(),s=setTimeout(e,$i);this.#t.signal.addEventListener("abort",e),document.addEventListener("visibilitychange",n);try{if(this.#t.signal.aborted)return;let i=await this.listen(t.signal);for await(let r of i)clearTimeout(s),s=setTimeout(e,$i),yield r}finally{clearTimeout(s),this.#t.signal.removeEventListener("abort",e),document.removeEventListener("visibilitychange",n),e()}}};function Fa(o){return new Promise(t=>{let e=()=>{document.hidden&&!o.aborted||(document.removeEventListener("visibilitychange",e),o.removeEventListener("abort",e),t())};document.addEventListener("visibilitychange",e),o.addEventListener("abort",e),e()})}function Va(o,t){return new Promise(e=>{let n=()=>{clearTimeout(s),t.removeEventListener("abort",n),e()},s=setTimeout(n,o);t.addEventListener("abort",n),t.aborted&&n()})}function Wa({base:o,token:t="new"}){return new So(o.replace(/\/+$/,""),t)}var So=class{constructor(t,e){this.base=t;this.#e=e,globalThis.addEventListener?.("pagehide",this.#s)}base;ownsPage=!0;keepsWork=!1;mends=!0;sharesView=!1;client=G();#t=new Set;#e;#o=null;#n=null;get token(){return this.#e}set token(t){t!==this.#e&&(this.#e=t,this.#r())}call(t,e={},n=[],s={}){return this.#a("call",{op:t,...e},n,s,async i=>dt(We(new Uint8Array(await i.arrayBuffer()))))}stream(t,e,n,s,i={}){return this.#a("stream",{op:t,...e},n,i,async r=>{for await(let a of Mi(r)){if(Yt(dt(a)))return a;s(a)}throw lt(I.cutShort)})}onPush(t){return this.#o=t,this.#r(),()=>{this.#o=null,this.#r()}}dispose(){globalThis.removeEventListener?.("pagehide",this.#s),this.#n?.close();for(let t of this.#t)t.abort()}#s=t=>{t.persisted||this.#e==="new"||this.#d("call",{op:"goodbye"},[],{keepalive:!0}).catch(()=>{})};#r(){this.#n?.close();let t=this.#o&&this.#e!=="new";this.#n=t?new qe(e=>this.#i(e),this.#o):null}async#i(t){let e=await this.#l("listen",{op:"listen"},[],t);return qa(e)}async#a(t,e,n,{signal:s},i){let r=new AbortController,a=()=>r.abort();s?.aborted&&a(),s?.addEventListener("abort",a,{once:!0}),this.#t.add(r);try{return await i(await this.#l(t,e,n,r.signal))}catch(l){throw l instanceof S||O(l)?l:lt()}finally{s?.removeEventListener("abort",a),this.#t.delete(r)}}async#l(t,e,n,s){let i=await this.#d(t,e,n,{signal:s});if(!i.ok)throw await Ga(i);return i}#d(t,e,n,s){return fetch(`${this.base}/${t}`,{method:"POST",body:Ka(wi({...e,client:this.client},n)),headers:{"Content-Type":"application/octet-stream","X-EdgeTAM-Token":this.token},credentials:"same-origin",...s})}};async function*Mi(o){let t=new Ve,e=o.body.getReader();for(;;){let{done:n,value:s}=await e.read();if(n)return;for(let i of t.push(s))yield We(i)}}async function*qa(o){for await(let t of Mi(o))yield t.meta.push?t:dt(t)}function Ka(o){return o.length===1?o[0]:new Blob(o)}async function Ga(o){try{dt(We(new Uint8Array(await o.arrayBuffer())))}catch(n){if(n instanceof S)return n}let{tooLarge:t,tooLargeHint:e}=I;return o.status===413?new S("media",t,e):o.status===401?new S("access",I.login,I.loginHint):lt(I.status(o.status))}var Eo="edgetam-canvas";function Ya(o,t,e={}){customElements.get(Eo)||customElements.define(Eo,Fe);let n=document.createElement(Eo),s=new xe(t);return n.session=s,n.theme=e.theme??"auto",o.replaceChildren(n),{element:n,dispose(){n.remove(),s.dispose()}}}var tm={render({model:o,el:t}){let{element:e,dispose:n}=Ya(t,oo(o)),s=[bn(o,e.session),xn(o,e.session),n];return()=>{for(let i of s)i()}}};export{oo as anywidgetHost,tm as default,Wa as gradioHost,Ya as mount};
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
