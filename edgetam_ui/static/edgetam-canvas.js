var M={name:"EdgeTAM",stage:"The image. P points with the arrow keys; Enter adds to the selected object, Shift Enter subtracts.",drop:"Drop to open",close:"Close",cancel:"Cancel",tryAgain:"Try again",progressTitle:(n,t)=>`(${n}) ${t}`,percent:n=>`${Math.round(100*n)} %`},N={noAnswer:"The server does not answer.",noAnswerHint:"Check the connection, then try again.",cutShort:"The server stopped in the middle of an answer.",status:n=>`The server answered with status ${n}.`,tooLarge:"The file is too large for this server.",tooLargeHint:"Try a smaller one.",login:"The server asks for its password again.",loginHint:"Reload the page.",kernelSilent:"The notebook's kernel does not answer.",kernelGone:"The notebook's kernel is not connected."};var O={openFirst:"There is nothing to put these masks on yet.",openFirstHint:"Open the image or video first, then the file of its masks.",unexpected:"Something went wrong in the page.",startAgain:"Start again",dismiss:"Dismiss",tooLarge:"The file has more than 4 GB.",tooLargeHint:"Cut it, or use the command line.",opensLater:n=>`${n} opens once the masks are exported.`,opensLaterHint:"An overlay does not count: it does not keep the masks.",staying:"Keep working",ended:"The server was started anew, and does not have this session any more.",endedHint:"What you see is not kept: open the file again.",reloaded:"Reloading the page stopped the tracking.",reloadedHint:"What was done is kept.",propagateAgain:"Track again"},Jt={first:"Click what you want. Right click takes away. Drag for a box.",firstTouch:"Tap what you want. Hold, then drag, for a box.",nothingHere:"No mask on this frame yet. Track, or click."},B={nothingToSubtract:["There is nothing to subtract from yet.","Click on the object first."],linkEnded:["The session of this link has ended.","Open an image or a video to begin a new one."],slowPreviews:n=>["No more masks under the mouse.",`Each takes ${n} ms here, which is too late to be of use.`],noArea:["A polygon has three corners or more.","Click its corners, or drag round what you mean."],sliver:["That is too thin for a box.","Drag from one corner of the object to the opposite one."]},$={refining:"Refining the mask.",loaded:(n,t)=>`${n}: ${tn(t,"object","objects")}.`,selected:n=>`${n} is selected.`,frame:(n,t)=>`Frame ${n} (0 to ${t}).`,propagated:"Tracking is done.",tracking:n=>`Tracking: ${n}.`,cancelled:"Tracking was stopped. What was done is kept.",deleted:"Your data is deleted.",saved:n=>`Saved ${n}.`,mask:(n,t)=>`Mask of ${n}: ${t.toLocaleString("en")} pixels.`,corner:"A corner of a box. Move to the opposite one, then Enter.",onPoint:(n,t)=>`Point ${n+1} of ${t}.`,carrying:"The point comes along. G or Enter puts it down.",noPoints:"There are no points here.",elsewhere:"The box is elsewhere: a new object begins.",removedPoint:"The point is removed.",unnamed:n=>`object ${n}`,objects:n=>n===1?"1 object.":`${n||"No"} objects.`,point:(n,t)=>`${Math.floor(n)}, ${Math.floor(t)}`,adds:"A click adds.",subtracts:"A click subtracts.",boxes:"A drag draws a box.",pans:"A drag moves the image.",brushes:"A drag paints.",erases:"A drag erases.",polygons:"Clicks are a polygon's corners."},en={title:"These masks are not exported",text:(n,t)=>`Opening ${n} deletes the masks of ${t}.`,export:"Export, then open",discard:n=>`Discard and open ${n}`,stay:"Keep working"},Lt={loading:n=>`Reading the masks of ${n}…`,opening:n=>`Opening ${n}…`,reading:"Reading the file…",encoding:"Getting it ready for clicks…"},q={title:"Click anything, get its mask",about:"EdgeTAM marks what you point at, in an image or through a whole video.",open:"Choose a file",take:"Choose or take a photo",ways:"or drop one here, or paste an image",inNotebook:"Files stay in this notebook's kernel.",kept:n=>n===null?"Files go to this page's server and to nobody else. They are kept until you delete them.":n===0?"Files go to this page's server and to nobody else. They are deleted soon after you leave.":`Files go to this page's server and to nobody else. They are deleted ${Wi(n)} after your last visit.`,lost:"Not connected.",examples:"Examples",example:n=>`Open the example ${n}`},Fn={lost:"Connection lost, trying again…"},J={label:"Your data",forGood:"Your files and masks are kept here until you delete them.",hours:n=>n===1?"Your files and masks are kept for an hour after you leave.":`Your files and masks are kept for ${Number(n.toFixed(1))} hours after you leave.`,untilLeaving:"Your files and masks are deleted soon after you leave.",remove:"Delete my data…",title:"Delete my data?",what:"Your files, objects and masks are deleted from the server, at once and for good. An open page begins anew.",confirm:"Delete"},w={label:"Tools",open:"Open",openTitle:"Open an image or a video (O)",examples:"Examples",video:"Video",image:"Image",undo:"Undo",redo:"Redo",reset:"Remove all objects",resetDetail:"Undo brings them back",foldPanel:"Fold the panel away",showPanel:"Show objects and candidates",tools:"What a click does",add:"Add to the object: click, or drag a box",subtract:"Subtract from the object: click",box:"Draw a box around the object: drag",hand:"Draw by hand",pan:"Move the image",zoom:"Zoom",zoomOut:"Zoom out",zoomIn:"Zoom in",zoomFit:"Whole image",settings:"More",view:"Masks as",views:{fill:"Fill",outline:"Outline",spotlight:"Spotlight",cutout:"Cut-out"},opacity:"Mask opacity",prompts:"Show points and boxes",preview:"Show the mask under the mouse",keys:"Mouse and keys",help:"Keys"},F={label:"Draw by hand",brush:"Brush: right button erases",eraser:"Eraser",polygon:"Polygon: right button cuts out",size:"Width of the brush",sizeKeys:"Width of the brush ([ and ])",pixels:n=>`${n} px`,corners:"Click corners, or drag round. Enter ends it."},T={export:"Export",nothing:"Export (click on something first)",progress:n=>`Export of ${n}`,cancel:"Cancel the export",title:"Export",format:"Format",groups:{data:"To train and annotate",masks:"Masks",looks:"To look at",films:"To edit"},loses:n=>`Does not keep: ${n}.`,frames:"Frames",to:"to",every:"Every n-th frame",unmasked:"Frames without a mask, too",objects:"Objects",longerSide:"Longer side",pixels:"pixels",images:"The frames themselves",imageKinds:{none:"No",jpg:"As JPEG",png:"As PNG"},fields:{start:"First frame",end:"Last frame",step:"Every how many frames",size:"Longer side in pixels",images:"The frames themselves"},counting:"Counting…",size:(n,t,e)=>`${tn(t,"mask","masks")} on ${tn(n,"frame","frames")}, about ${Vi(e)}`},z={label:"Objects",add:"New object",looking:"Looking…",none:"Click on something in the image.",color:"Colour",colorOf:n=>`Colour of ${n}`,select:(n,t)=>`${n}${t&&` (${t})`}`,name:"Name",rename:n=>`Rename ${n}`,clear:n=>`Clear the points and boxes of ${n} on this frame`,hide:n=>`Hide ${n}`,show:n=>`Show ${n}`,remove:n=>`Delete ${n}`},W={label:"Candidates",title:"Did you mean…?",ask:"Show alternatives",confidence:"confidence",hint:"A click can mean a part or the whole: what to choose from comes here.",refine:"Refine",refineCost:n=>`about ${Math.max(.1,n).toFixed(n<10?1:0)} s`,refineTooltip:"Looks once more, closer where the object is small (Shift R)",extents:{part:"part",whole:"whole",between:""},candidate:n=>`Candidate ${n+1}`,tooltip:n=>`Candidate ${n+1} (C for the next)`},P={label:"Video",first:"First frame",previous:"Previous frame",next:"Next frame",last:"Last frame",play:"Play",pause:"Pause",frame:"Frame",goTo:"Go to a frame, or to a time as 0:12.5",loop:"Play in a loop",speed:"Speed",times:n=>`${n} ×`,range:(n,t)=>`From in to out: ${n} to ${t}`,frameOf:(n,t)=>`Frame ${n} (0 to ${t})`,propagate:"Track",propagateTitle:"Track what is stale or missing (T)",nothing:"Click on something first",how:"Other ways to track",forward:"Forward from here",forwardDetail:"To the end of the video",backward:"Backward from here",backwardDetail:"To its beginning",some:n=>`The next ${n} frames`,one:"This frame",all:"The whole video",allDetail:"Before the first prompt too",starting:"Starting…",stopping:"Stopping…",progress:(n,t)=>`${n.toFixed(1)} frames/s, ${Wn(t)} left`,propagating:(n,t)=>`Tracking, ${n} of ${t} frames`,resume:(n,t)=>`Resume (${n} of ${t})`,resumeTitle:(n,t)=>`Resume tracking: ${n} of ${t} frames are done`,stop:"Stop, and keep what is done (Esc)",timeline:(n,t)=>{let e=[t.prompted&&`prompted on ${Zt(t.prompted)}`,t.tracked&&`tracked on ${Zt(t.tracked)}`,t.stale&&`out of date on ${Zt(t.stale)}`,t.absent&&`not visible on ${Zt(t.absent)}`].filter(Boolean);return`${n}: ${e.join(", ")||"no prompts yet"}`}},Y={label:"Images",previous:"The image before",next:"The next image",adding:(n,t)=>`Opening file ${n} of ${t}…`,position:(n,t,e)=>`Image ${n} of ${t}: ${e}.`,done:(n,t)=>`${n} of ${t} with masks`,marks:{todo:"not looked at",empty:"without masks",done:"with masks",failed:"cannot be read"}},it={title:"Values from black to white",range:(n,t)=>`${n} to ${t}`,data:(n,t)=>`The file has values from ${n} to ${t}.`,model:"This changes what you see. The model sees the file as it was opened.",black:"Black",white:"White",reset:"As opened"},Rt={label:"Doubtful masks",left:n=>n===1?"1 doubtful":`${n} doubtful`,none:"Nothing is doubtful",next:"Next doubtful frame",previous:"Doubtful frame before",fine:"This is fine: keep it",doubt:(n,t)=>`Frame ${n}, ${Math.round(t*100)} % doubtful.`},D={loading:"Loading the model…",waiting:(n,t)=>`Waiting for the model: ${n} before this, about ${Wn(Math.max(1,t))}`,encode:n=>`encode ${Bn(n)}`,click:n=>`click ${Bn(n)}`,size:(n,t)=>`${n} × ${t}`,video:(n,t)=>`${n} frames, ${Number(t.toFixed(2))} fps`,practice:"Practice model (rough)",placeWhy:"Where this page runs: what to expect?",practiceWhy:"Practice model: why?",notPublished:"These are not the published EdgeTAM weights.",rougher:"The practice model is small and was trained to try things out: its masks of photographs are rough.",card:"Model card",realWeights:"How to use the published weights",realWeightsHow:"Stop the program, and start it where the Hugging Face hub can be reached:",command:"edgetam-ui --checkpoint yonigozlan/EdgeTAM-hf",realWeightsOnce:"They are downloaded once, about 56 MB; later they are found without the network.",figures:"Figures, data and limits of the practice model"},b={pages:"PageUp PageDown",images:"The image before, the next image",label:"Keys",title:"Mouse, fingers and keys",open:"Open",export:"Export",undo:"Undo",redo:"Redo",newObject:"New object",accept:"Accept, and begin a new object",oneToNine:"1 to 9",select:"Select an object",rename:"Rename the selected object",hide:"Hide or show the selected object",hideAll:"Hide or show all objects",peek:"See the image without masks, while held",remove:"Delete the selected object; while pointing, the point",enterBackspace:"Enter, Backspace",brackets:"[, ]",cOrBracket:"C or ]",nextCandidate:"Next candidate",refine:"Refine the mask, where that helps",previousCandidate:"Previous candidate",adds:"A click adds",subtracts:"A click subtracts",box:"A drag draws a box; while pointing, a corner of a box",brush:"Brush",eraser:"Eraser",polygon:"Polygon",size:"With the brush: narrower, wider",corner:"With the polygon: end it; take the last corner back",pan:"Move the image",zoomIn:"Zoom in",zoomOut:"Zoom out",zoomFit:"Whole image",zoomTo:"Zoom to where you point, or to the selected object",point:"Point with the arrow keys",enters:"Enter, Shift Enter",commaPeriod:"Comma, Period",use:"While pointing: add, subtract, or end the box",toPoint:"While pointing: to the previous or next point",carry:"While on a point: take it along, and put it down",previous:"Previous frame",next:"Next frame",back:"Ten frames back",on:"Ten frames on",first:"First frame",last:"Last frame",propagate:"Track",doubtful:"Next doubtful frame",doubtfulBefore:"Doubtful frame before",fine:"This is fine: no tracking changes it",gone:"Out of sight here, or from in to out",rangeFirst:"In point: here",rangeLast:"Out point: here",loop:"Play in a loop",goTo:"Go to a frame or a time",escape:"Stop: a box, tracking, a menu",help:"This sheet",play:"Play or pause",mouse:[["Click","Add a point to the object"],["Right click, Alt click","Subtract a point"],["Drag","A box around the object"],["Shift click, Shift drag","Select the object there, or begin a new one"],["Click a point","Remove it; dragged, it moves"],["Drag a box's edge","Resize the box"],["Brush, eraser: drag","Paint or erase; the right button does the other"],["Polygon: click, drag","Its corners; the first one again ends it"],["Wheel, pinch","Zoom"],["Space drag, middle drag","Move the image"],["Tap","Add a point to the object"],["Hold, then drag","A box around the object"],["Two fingers","Zoom and move the image"]]};function Zt(n){return n===1?"1 frame":`${n} frames`}function Wi(n){let[t,e]=n>=48?[Math.round(n/24),"day"]:[Math.ceil(n),"hour"];return t===1?`1 ${e}`:`${t} ${e}s`}function Bn(n){return`${n<10?n.toFixed(1):Math.round(n)} ms`}function tn(n,t,e){return`${n.toLocaleString("en")} ${n===1?t:e}`}function Vi(n){let t=["bytes","KB","MB","GB","TB"],e=Math.min(t.length-1,Math.floor(Math.log10(Math.max(1,n))/3)),o=n/1e3**e;return`${e&&o<10?o.toFixed(1):Math.round(o)} ${t[e]}`}function Wn(n){return n>=0?n<90?`${Math.ceil(n)} s`:`${Math.round(n/60)} min`:"…"}var S=class extends Error{constructor(e,o,s=""){super(o);this.code=e;this.hint=s;this.name="HostError"}code;hint};function ut(n=N.noAnswer){return new S("network",n,N.noAnswerHint)}function mt(n){let t=n.meta.error;if(t)throw new S(t.code,t.message,t.hint);return n}function Q(){return crypto.getRandomValues(new Uint32Array(4)).join("-")}function Qt(n){return n.meta.end===!0}function Ot(n){return n instanceof S&&n.code==="network"}function H(n){return n instanceof Error&&n.name==="AbortError"}var gt=class{constructor(t,e=()=>{}){this.limit=t;this.onEvict=e}limit;onEvict;#t=new Map;#e=0;get weight(){return this.#e}has(t){return this.#t.has(t)}get(t){let e=this.#t.get(t);if(e)return this.#t.delete(t),this.#t.set(t,e),e.value}set(t,e,o){this.delete(t),this.#t.set(t,{value:e,weight:o}),this.#e+=o;for(let s of this.#t.keys()){if(this.#e<=this.limit||s===t)break;this.delete(s)}}delete(t){let e=this.#t.get(t);e&&(this.#t.delete(t),this.#e-=e.weight,this.onEvict(e.value))}clear(){for(let t of[...this.#t.keys()])this.delete(t)}};function Vn(n){let t=new Uint32Array(n.length),e=0;for(let o=0;o<n.length;){let s=0,i=0,r;do{if(o>=n.length)throw new RangeError("The run lengths are cut short.");r=n[o++]-48,s|=(r&31)<<i,i+=5}while(r&32);r&16&&i<32&&(s|=-1<<i),t[e]=e>2?s+t[e-2]:s,e++}return t.subarray(0,e)}function qn(n){let t=[];for(let e=0;e<n.length;e++){let o=n[e];for(e>2&&(o-=n[e-2]);;){let s=o&31;o>>=5;let i=s&16?o===-1:o===0;if(t.push((i?s:s|32)+48),i)break}}return Uint8Array.from(t)}function Kn(n,t){let e=new on,o=new nn(n,t),s=[],i=[];for(let r=0;;r++){let a=o.next();if(a.length===0&&s.length===0){if(o.done)break;continue}let l=new Array(a.length),d=-1,c=0,p=0;for(;c<s.length||p<a.length;){let m=c<s.length?s[c]:1/0,g=p<a.length?a[p]:1/0;if(m<g){let f=e.add(r,m);e.link(f,i[c++]),d=e.turn(f,d)}else if(g<m){let f=e.add(r,g);l[p++]=f,d=e.turn(f,d)}else if(d<0)l[p++]=i[c++];else{let f=e.add(r,m),y=e.add(r,m);e.link(f,d);let C=(c&1)===1;e.link(C?f:y,i[c++]),l[p++]=C?y:f,d=y}}s=a,i=l}return e.loops()}function Gn(n){if(n.length===0)return null;let t={x0:1/0,y0:1/0,x1:-1/0,y1:-1/0};for(let e of n)for(let o=0;o<e.length;o+=2){let s=e[o],i=e[o+1];s<t.x0&&(t.x0=s),s>t.x1&&(t.x1=s),i<t.y0&&(t.y0=i),i>t.y1&&(t.y1=i)}return t}function Yn(n){let t=n.length/2,e=[],[o,s]=[n[2*t-2],n[2*t-1]];for(let i=0;i<t;i++){let r=n[2*i],a=n[2*i+1],l=Math.sign(r-o),d=Math.sign(a-s);e.push(o+l/2,s+d/2),Math.abs(r-o)+Math.abs(a-s)>1&&e.push(r-l/2,a-d/2),o=r,s=a}return Float32Array.from(e)}function Xn(n,t){let e=n.length/2;if(e<5)return n;let o=0,s=0;for(let a=1;a<e;a++){let l=Math.hypot(n[2*a]-n[0],n[2*a+1]-n[1]);l>s&&([s,o]=[l,a])}let i=new Uint8Array(e);i[0]=i[o]=1;let r=[0,o,o,e];for(;r.length>0;){let a=r.pop(),l=r.pop(),d=qi(n,l,a,t);d<0||(i[d]=1,r.push(l,d,d,a))}return n.filter((a,l)=>i[l>>1])}function Zn(n,t){let e=n.length/2,o=(s,i)=>{let[r,a]=[n[2*s],n[2*s+1]],[l,d]=[n[2*i]-r,n[2*i+1]-a],c=Math.min(.5,t/(Math.hypot(l,d)||1));return[r+c*l,a+c*d]};return Array.from({length:e},(s,i)=>[...o(i,(i+e-1)%e),n[2*i],n[2*i+1],...o(i,(i+1)%e)])}function qi(n,t,e,o){let s=n[2*t],i=n[2*t+1],r=2*e%n.length,a=n[r]-s,l=n[r+1]-i,d=Math.hypot(a,l)||1,c=o*d,p=-1;for(let m=t+1;m<e;m++){let g=Math.abs((n[2*m]-s)*l-(n[2*m+1]-i)*a);g>c&&([c,p]=[g,m])}return p}var nn=class{constructor(t,e){this.counts=t;this.height=e}counts;height;#t=0;#e=0;#n=0;get done(){return this.#t>=this.counts.length}next(){let t=[],e=this.#n++*this.height,o=e+this.height;for(;!this.done;){let s=this.#e+this.counts[this.#t];if(this.#t&1&&s>e&&this.#e<s){let i=Math.max(this.#e,e)-e,r=Math.min(s,o)-e;i<r&&t.push(i,r)}if(s>o)break;this.#e=s,this.#t++}return t}},on=class{#t=[];#e=[];#n=[];#o=[];add(t,e){return this.#n.push(-1),this.#o.push(-1),this.#e.push(e),this.#t.push(t)-1}link(t,e){this.#s(t,e),this.#s(e,t)}turn(t,e){return e<0?t:(this.link(t,e),-1)}#s(t,e){this.#n[t]===-1?this.#n[t]=e:this.#o[t]=e}loops(){let t=new Uint8Array(this.#t.length),e=[];for(let o=0;o<t.length;o++){if(t[o])continue;let s=[],i=o;for(;!t[i];){t[i]=1,s.push(this.#t[i],this.#e[i]);let r=this.#n[i];i=t[r]?this.#o[i]:r}e.push(Float32Array.from(s))}return e}};var Ki=.5,Gi=2,te=class{bounds;area;#t;#e;#n;#o;#s;constructor(t,e){this.#t=Vn(t),this.#e=e,this.#n=Kn(this.#t,e),this.bounds=Gn(this.#n),this.area=this.#t.reduce((o,s,i)=>i&1?o+s:o,0)}get smooth(){return this.#o??=Yi(this.#n.map(t=>Xn(Yn(t),Ki)))}get exact(){return this.#s??=Xi(this.#n)}meets([t,e,o,s]){let[i,r]=[Math.floor(e),Math.ceil(s)],a=this.#e,l=0;for(let d=0;d<this.#t.length;d++){let c=l+this.#t[d];for(let p=Math.floor(l/a);d&1&&p*a<c;p++){let[m,g]=[Math.max(l-p*a,0),Math.min(c-p*a,a)];if(p+1>t&&p<o&&m<r&&g>i)return!0}l=c}return!1}};function Jn(n){let t=n.map(({area:s})=>s),[e,o]=[Math.min(...t)*1.1,Math.max(...t)/1.1];return e>=o?t.map(()=>"between"):t.map(s=>s>=o?"whole":s<=e?"part":"between")}function Yi(n){let t=new Path2D;for(let e of n)Zn(e,Gi).forEach(([o,s,i,r,a,l],d)=>{d===0?t.moveTo(o,s):t.lineTo(o,s),t.quadraticCurveTo(i,r,a,l)}),t.closePath();return t}function Xi(n){let t=new Path2D;for(let e of n){t.moveTo(e[0],e[1]);for(let o=2;o<e.length;o+=2)t.lineTo(e[o],e[o+1]);t.closePath()}return t}function tt(n,t){let e=o=>t[o]??new Uint8Array;return n.map(o=>({data:o,counts:e(o.buffer),candidates:o.candidates.map(s=>({score:s.score,counts:e(s.buffer)}))}))}var Zi=64<<20,Ji=192,ee=class{#t=new gt(Zi);#e=new gt(Ji);#n=0;#o=0;get now(){return this.#n}get(t,e){return this.#t.get(t)?.get(e)?.mask}put(t,e=this.#n){if(e<this.#o)return;let{frame:o,object:s}=t.data,i=this.#t.get(o)??new Map,r=i.get(s);if(r&&r.stamp>e)return;i.set(s,{mask:t,stamp:++this.#n});let a=0;for(let l of i.values())a+=Qi(l.mask);this.#t.set(o,i,a)}clear(){this.#t.clear(),this.#e.clear(),this.#o=++this.#n}shape(t,e){let o=this.#e.get(t);return o||(o=new te(t,e),this.#e.set(t,o,1)),o}};function Qi(n){return n.candidates.reduce((t,e)=>t+e.counts.length,n.counts.length)+200}var rt=class{#t=new Set;subscribe(t){return this.#t.add(t),()=>this.#t.delete(t)}emit(){for(let t of this.#t)t()}};var Qn=["fill","outline","spotlight","cutout"],tr={session:"",revision:-1,medium:null,objects:[],due:{label:"",frames:0,first:0,last:0,seconds:null},doubtful:[],can_undo:!1,can_redo:!1,exported:-1,unfinished:null},to={phase:"connecting",engine:null,examples:[],exports:{image:[],video:[]},accept:"image/*,video/*",state:tr,frame:0,selected:0,pending:[],took:null,opening:null,preview:null,asking:null,waiting:null,busy:!1,propagation:null,exporting:null,draft:null,kept:null,reconnecting:!1,problem:null,announcement:"",live:new Map,playing:!1,between:null,hovered:null,images:[],loop:!1,speed:1,range:{first:null,last:null},zoom:null,trying:-1,peeking:!1,tool:"add",settings:{opacity:.42,prompts:!0,panel:!0,view:"fill",preview:!1,brush:24}},ne=class{ui=to;#t=new rt;update(t){this.ui={...this.ui,...t},this.#t.emit()}subscribe(t){return this.#t.subscribe(t)}};function eo(n,t){return t.revision<n.state.revision?{}:oo(n,t)}function no(n,t){return{...oo({...n,selected:0,frame:0},t),pending:[],took:null,live:new Map,between:null,range:to.range,zoom:null}}function oo(n,t){let e=t.objects.map(i=>i.id),o=e.includes(n.selected)||n.pending.some(i=>i.object===n.selected),s=(t.medium?.frames??1)-1;return{state:t,selected:o?n.selected:e.at(-1)??0,frame:Math.min(n.frame,Math.max(s,0))}}var er=200<<20,nr=150,or=new Set(["hello","engine","queue","open"]),oe=class{constructor(t){this.host=t}host;store=new ne;masks=new ee;frames=new gt(er,t=>t.close());stats={clicks:[],framesDrawn:0,requests:0};pixels=new rt;leaving=new rt;lost=new rt;undrawn=[];latest=-1;#t=0;#e=0;#n;get ui(){return this.store.ui}get idle(){return this.#t===0&&this.ui.pending.length===0}async call(t,e,o=""){return this.#i(this.quietly(t,e,o))}async quietly(t,e,o=""){let s={...e,...this.#o(t),...o?{request:o}:{}};return this.#s(this.host.call(t,s))}async stream(t,e,o,s,i={}){return this.#s(this.host.stream(t,{...e,...this.#o(t)},o,s,i))}async close(t){try{await this.#s(this.host.call("close",{session:t}))}catch{}}async currentState(){try{return(await this.quietly("state",{})).meta.state}catch(t){if(!(t instanceof S)||t.code!=="session")throw t;return(await this.#s(this.host.call("state"))).meta.state}}isMended(t){return this.host.mends&&Ot(t)&&this.ui.phase==="ready"}fail(t,e=null){H(t)||(t instanceof S||console.error(t),this.store.update({problem:sr(t,e,this.ui.phase==="lost")}))}#o(t){let{session:e}=this.ui.state;return e&&!or.has(t)?{session:e}:{}}async#s(t){this.stats.requests++,this.#t++;try{return await t}catch(e){throw Ot(e)&&this.lost.emit(),e}finally{this.#t--}}async#i(t){this.#e++===0&&(this.#n=setTimeout(()=>this.store.update({busy:!0}),nr));try{return await t}finally{--this.#e===0&&(clearTimeout(this.#n),this.ui.busy&&this.store.update({busy:!1}))}}};function sr(n,t,e){let{code:o,message:s,hint:i}=n instanceof S?n:new S("page",O.unexpected,String(n));if(o==="session"||e&&o==="store")return{kind:"error",message:s,hint:i,action:{label:O.startAgain,run:"start again"}};let r=o==="network"&&t?{label:M.tryAgain,run:t}:null;return{kind:"error",message:s,hint:i,action:r}}function at(n){return n.selected>0?n.selected:io(n)}function so(n){return sn(n)?.id??io(n)}function io(n){return Math.max(0,...n.state.objects.map(t=>t.id),...n.pending.map(t=>t.object))+1}function sn(n){return n.state.objects.find(t=>lt(t)&&!n.pending.some(e=>e.object===t.id))}function _(n,t){return n.state.objects.find(e=>e.id===t)}function lt(n){return Object.keys(n.prompts).length===0&&n.timeline.length===0}function et(n,t,e){if(n.prompts[e])return{kind:"prompted",score:1};let o=([i,r])=>e>=i&&e<i+r,s=t.get(n.id)?.findLast(o)??n.timeline.find(o);return s?{kind:s[2],score:s[3]}:null}function ro(n){let t=at(n),e=_(n,t),o=e&&et(e,n.live,n.frame);return o&&o.kind!=="absent"&&o.kind!=="gone"||n.pending.some(s=>s.object===t&&s.frame===n.frame)}function jt({state:{objects:n,revision:t,exported:e},propagation:o}){return n.every(lt)?!1:o!==null||t>1&&t!==e}function ao(n,t,e){let o=new Map(n);for(let{object:s,score:i,area:r,doubt:a}of e){let l=o.get(s)??[],d=[t,1,r>0?"tracked":"absent",Math.round(i*10)/10,Math.floor(a*20)/20],c=l.at(-1),p=c&&ir(c,d);o.set(s,p?[...l.slice(0,-1),p]:[...l,d])}return o}function ir([n,t,e,o,s],[i,,r,a,l]){return e!==r||o!==a||s!==l?null:i===n+t?[n,t+1,e,o,s]:i===n-1?[i,t+1,e,o,s]:null}var rr=3,ar=12,lr=4,dr=4096,se=class{constructor(t){this.context=t}context;#t=0;#e=1;#n=new Set;#o=new Map;#s=new Set;#i=0;want(t){t!==this.#t&&(this.#e=t>this.#t?1:-1),this.#t=t,this.#s.delete(`frame ${t}`),this.#s.delete(`masks ${t}`),this.#a()}refresh(){this.#o.clear(),this.#s.clear(),this.#a()}reload(){this.context.frames.clear(),this.refresh()}clear(){this.#i++,this.#n.clear(),this.#o.clear(),this.#s.clear(),this.context.latest=-1,this.context.frames.clear(),this.context.masks.clear()}ready(t){return this.context.frames.has(t)&&!this.#r(t)}#r(t){let{state:e,live:o}=this.context.ui;return this.#o.get(t)===e.revision?!1:e.objects.some(s=>et(s,o,t)&&!this.context.masks.get(t,s.id))}#a(){let{medium:t}=this.context.ui.state;if(!t)return;let e=Math.floor(this.context.frames.limit/(4*Math.min(t.width*t.height,dr**2)))-2,o=Math.min(this.context.ui.playing?ar:lr,Math.max(e,0));for(let s=0;s<=o&&this.#n.size<rr;s++){let i=this.#t+s*this.#e;if(i<0||i>=t.frames)break;this.context.frames.has(i)||this.#l(`frame ${i}`,()=>this.#d(i)),this.#r(i)&&this.#l(`masks ${i}`,()=>this.#p(i))}}async#l(t,e){if(this.#n.has(t)||this.#s.has(t))return;this.#n.add(t);let o=this.#i;try{await e()}catch(s){if(o!==this.#i||H(s))return;this.#s.add(t),t.endsWith(` ${this.#t}`)&&!this.context.isMended(s)&&this.context.fail(s,()=>this.refresh())}finally{o===this.#i&&this.#n.delete(t)}o===this.#i&&this.#a()}async#d(t){let e=this.#i,o=t===this.#t,{between:s}=this.context.ui,i=s?{frame:t,low:s[0],high:s[1]}:{frame:t},r=o?this.context.call("frame",i):this.context.quietly("frame",i),{meta:a,buffers:l}=await r,d=await createImageBitmap(new Blob(l,{type:a.mime}));if(e!==this.#i||s!==this.context.ui.between)return d.close();this.context.frames.set(t,d,d.width*d.height*4),o&&(this.context.latest=t),this.context.pixels.emit()}async#p(t){let e=this.#i,o=this.context.masks.now,{revision:s}=this.context.ui.state,{meta:i,buffers:r}=await this.context.quietly("masks",{frame:t});if(e===this.#i){for(let a of tt(i.masks,r))this.context.masks.put(a,o);this.#r(t)&&this.#o.set(t,s),this.context.store.update({})}}};var rn="edgetam-token",an="edgetam-kept-token",po="edgetam-settings",ho="edgetam-place",uo="edgetam-names";var lo="edgetam";function mo(n){ft("localStorage",uo,[n,...ln().filter(t=>t!==n)].slice(0,30))}function ln(){return Ht("localStorage",uo)??[]}function Dt(n){ft("sessionStorage",rn,n)}function go(){return Ht("sessionStorage",rn)}function ie(n,t){!t||t.hours===0||co===n||(co=n,ft("localStorage",an,n),xo()?.request(yo(n),{mode:"shared"},()=>new Promise(()=>{})))}async function fo(){let n=Ht("localStorage",an);return n&&await xo()?.request(yo(n),{ifAvailable:!0},e=>e!==null)?n:null}function bo(){ft("sessionStorage",rn,null),ft("localStorage",an,null)}var co="";function xo(){return globalThis.navigator?.locks}function yo(n){return`edgetam ${n}`}function vo(n){ft("localStorage",po,n)}function wo(){return Ht("localStorage",po)??{}}function ko(n){ft("sessionStorage",ho,n)}function $o(n){let t=Ht("sessionStorage",ho);return t?.session===n?t:null}function Po(){let n=new URL(location.href),t=n.searchParams.get(lo);return t?(Dt(t),n.searchParams.delete(lo),history.replaceState(history.state,"",n),t):null}function ft(n,t,e){try{window[n].setItem(t,JSON.stringify(e))}catch{}}function Ht(n,t){try{return JSON.parse(window[n].getItem(t)??"null")}catch{return null}}var cr=1e3,re=class{constructor(t,e,o){this.context=t;this.navigation=e;this.reload=o}context;navigation;reload;#t;#e=!1;dispose(){this.#e=!0,clearTimeout(this.#t);for(let{thumbnail:t}of this.context.ui.examples)URL.revokeObjectURL(t)}async connect(t=!1){let{context:e}=this,{store:o,host:s}=e;o.update({phase:"connecting",problem:null}),t&&(s.token="new");let i=s.ownsPage?Po():null;try{let r=t?null:go()??(s.ownsPage?await fo():null),{meta:a,buffers:l}=await e.call("hello",r?{token:r}:{});if(this.#e)return!1;s.token=a.token,Dt(a.token);let{engine:d,exports:c,accept:p,kept:m}=a;s.ownsPage&&a.state.medium&&ie(a.token,m);let g=a.examples.map((f,y)=>({example:f,thumbnail:URL.createObjectURL(new Blob([l[y]],{type:"image/jpeg"}))}));return o.update({engine:d,exports:c,accept:p,examples:g,kept:m}),this.navigation.show(a.state),this.reload.restore(),o.update({phase:"ready"}),i&&i!==a.token&&this.#n(),d.ready||this.#o(),!0}catch(r){return o.update({phase:"lost"}),e.fail(r,()=>{this.connect(t)}),!1}}#n(){let[t,e]=B.linkEnded;this.context.store.update({problem:{kind:"hint",message:t,hint:e,action:null}})}#o(){this.#t=setTimeout(async()=>{try{let{meta:t}=await this.context.quietly("engine",{});this.context.store.update({engine:t.engine})}catch{}!this.#e&&!this.context.ui.engine?.ready&&this.#o()},cr)}};var pr=30<<20,ae=class{constructor(t,e){this.context=t;this.make=e;this.#e=t.pixels.subscribe(()=>this.#n())}context;make;#t=[];#e;dispose(){this.#e(),this.clear()}async show(t){let{store:e,ui:o}=this.context;this.clear();let s=t instanceof File?null:o.examples.find(({example:i})=>i.id===t.example);try{if(t instanceof File&&(t.size>pr||!t.type.startsWith("image/")))return;let i=await createImageBitmap(t instanceof File?t:await hr(s.thumbnail)),{width:r,height:a}=s?.example??i;this.context.ui.opening?e.update({preview:{bitmap:i,width:r,height:a}}):i.close()}catch{}}keep(t){let{store:e,ui:o}=this.context;this.#t.push(t);let s={points:[],labels:[],box:null,stroke:null},i=performance.now(),r={...s,...t,id:0,object:0,frame:-1,since:i,request:Q()};e.update({pending:[...o.pending,r]})}clear(){let{store:t,ui:e}=this.context;this.#t=[],!(!e.preview&&!e.pending.some(({frame:o})=>o<0))&&(t.update({preview:null,pending:e.pending.filter(({frame:o})=>o>=0)}),e.preview?.bitmap.close())}#n(){let{opening:t,preview:e,frame:o,state:s}=this.context.ui;if(t||!e&&this.#t.length===0||!this.context.frames.has(o))return;let{medium:i}=s,a=!e||e.width===i?.width&&e.height===i.height?this.#t:[];this.clear();for(let l of a)this.make(l)}};async function hr(n){let t=new Image;return t.src=n,await t.decode(),t}function Mo(n,{width:t,height:e}){let o=new Uint8Array(t*e);return"corners"in n?mr(o,n.corners,t,e):n.dabs.forEach((s,i)=>{ur(o,n.dabs[Math.max(0,i-1)],s,t,e)}),qn(gr(o))}function ur(n,t,e,o,s){let[i,r,a]=t,[l,d,c]=[e[0]-i,e[1]-r,e[2]-a],p=l*l+d*d,m=Math.max(a,e[2]),[g,f]=dn(Math.min(i,e[0])-m,Math.max(i,e[0])+m,o),[y,C]=dn(Math.min(r,e[1])-m,Math.max(r,e[1])+m,s);for(let j=g;j<f;j++)for(let G=y;G<C;G++){let[Un,In]=[j+.5-i,G+.5-r],Qe=p?Math.min(1,Math.max(0,(Un*l+In*d)/p)):0,Nn=a+Qe*c;(Un-Qe*l)**2+(In-Qe*d)**2<=Nn*Nn&&(n[j*s+G]=1)}let[R,I]=[Math.floor(e[0]),Math.floor(e[1])];R>=0&&R<o&&I>=0&&I<s&&(n[R*s+I]=1)}function mr(n,t,e,o){let s=t.map(([a])=>a),[i,r]=dn(Math.min(...s),Math.max(...s),e);for(let a=i;a<r;a++){let l=a+.5,d=[];t.forEach(([c,p],m)=>{let[g,f]=t.at(m-1);g>l!=c>l&&d.push(f+(l-g)/(c-g)*(p-f))}),d.sort((c,p)=>c-p);for(let c=0;c+1<d.length;c+=2){let p=Math.max(0,Math.ceil(d[c]-.5)),m=Math.min(o,Math.ceil(d[c+1]-.5));p<m&&n.fill(1,a*o+p,a*o+m)}}}function dn(n,t,e){return[Math.max(0,Math.floor(n)),Math.min(e,Math.ceil(t))]}function gr(n){let t=[],e=0;for(let o=1;e<n.length;o=1-o){let s=n.indexOf(o,e),i=s<0?n.length:s;t.push(i-e),e=i}return t}var le=class{#t=[];#e=null;add(t){this.#t.push(t),this.run()}async run(){return this.#t.length===0?!0:this.#e??=Promise.resolve().then(()=>this.#n())}async#n(){for(let t=this.#t[0];t;t=this.#t[0]){let e=await t();if(this.#t[0]===t){if(!e)break;this.#t.shift()}}return this.#e=null,this.#t.length===0}clear(){this.#t=[]}};var de=class{constructor(t,e,o){this.context=t;this.loader=e;this.navigation=o;t.leaving.subscribe(()=>this.clear())}context;loader;navigation;#t=new le;#e=0;#n=0;clear(){this.#t.clear(),this.#n=0,this.context.store.update({pending:[]})}prompt(t,e=!1){let{ui:o,store:s}=this.context,i={id:++this.#e,object:this.#n?0:e?so(o):at(o),frame:o.frame,points:[],labels:[],box:null,stroke:null,...t,since:performance.now(),request:Q()};s.update({pending:[...o.pending,i],selected:i.object||o.selected,problem:null}),_(o,i.object)?.visible===!1&&this.change(i.object,{visible:!0});let r=()=>({object:i.object||at({...this.context.ui,pending:[]}),frame:i.frame}),a={clicked:i.since,request:i.request,done:()=>this.#r(i)};"stroke"in t?this.#a("add_mask",()=>({...r(),...this.#o(t.stroke)}),a):"box"in t?this.#a("add_box",()=>({...r(),...t}),a):this.#a("add_points",()=>({...r(),...t}),a)}#o(t){let{width:e,height:o}=this.context.ui.state.medium,s=new TextDecoder().decode(Mo(t,{width:e,height:o}));return{mask:{size:[o,e],counts:s},part:t.erase?"subtract":"add"}}movePoint(t,e,o){let s=this.context.ui.selected;this.#s(s,t,o)&&(this.#i(s,o,({points:i})=>({points:i.map((r,a)=>a===t?e:r)})),this.#a("move_point",()=>({object:s,frame:o,index:t,point:e})))}removePoint(t,e){let o=this.context.ui.selected;if(!this.#s(o,t,e))return;let s=i=>i.filter((r,a)=>a!==t);this.#i(o,e,({points:i,labels:r})=>({points:s(i),labels:s(r)})),this.context.store.update({announcement:$.removedPoint}),this.#a("remove_point",()=>({object:o,frame:e,index:t}))}#s(t,e,o){return _(this.context.ui,t)?.prompts[o]?.points[e]!==void 0}#i(t,e,o){let{store:s,ui:i}=this.context,r=i.state.objects.map(a=>{let l=a.id===t?a.prompts[e]:void 0;return l?{...a,prompts:{...a.prompts,[e]:{...l,...o(l)}}}:a});s.update({state:{...i.state,objects:r},problem:null})}#r(t){this.context.store.update({pending:this.context.ui.pending.filter(e=>e!==t)})}addObject(){let{ui:t,store:e}=this.context,o=sn(t);if(o)return e.update({selected:o.id});if(this.#n)return void this.settled();this.#n++,this.#a("add_object",()=>({}),{done:()=>this.#n=Math.max(0,this.#n-1)})}choose(t){let{ui:e,masks:o}=this.context,s=o.get(e.frame,e.selected),i=s?.candidates[t];if(!s||!i||s.data.chosen===t)return;let{frame:r,selected:a}=e;o.put({...s,counts:i.counts,data:{...s.data,chosen:t,score:i.score}}),this.context.pixels.emit(),this.context.store.update({trying:-1}),this.#a("choose",()=>({object:a,frame:r,index:t}))}refine(){let{frame:t,selected:e}=this.context.ui;this.context.masks.get(t,e)?.data.refine!=null&&(this.context.store.update({announcement:$.refining}),this.#a("refine",()=>({object:e,frame:t})))}candidates(){let{frame:t,selected:e,state:o}=this.context.ui;this.#t.add(async()=>{try{let{meta:s,buffers:i}=await this.context.call("candidates",{object:e,frame:t});this.context.ui.state.session===o.session&&this.#d(tt(s.masks,i))}catch(s){if(this.context.isMended(s))return!1;this.context.fail(s,()=>this.candidates())}return!0})}change(t,e){let{store:o,ui:s}=this.context,i=s.state.objects.map(r=>r.id===t?{...r,...e}:r);o.update({state:{...s.state,objects:i}}),this.#a("update_object",()=>({object:t,...e}))}rename(t,e){mo(e),this.change(t,{name:e})}get names(){return ln()}toggleVisible(){let t=_(this.context.ui,this.context.ui.selected);t&&this.change(t.id,{visible:!t.visible})}toggleAll(){let{objects:t}=this.context.ui.state,e=!t.some(o=>o.visible);for(let o of t)o.visible!==e&&this.change(o.id,{visible:e})}remove(t){_(this.context.ui,t)&&this.#a("remove_object",()=>({object:t}))}clearFrame(t){let{frame:e}=this.context.ui;this.#a("clear_frame",()=>({object:t,frame:e}))}mark(t,e){this.#a(t,()=>e)}undo(){this.#a("undo",()=>({}))}redo(){this.#a("redo",()=>({}))}reset(){this.#a("reset",()=>({}))}settled(){return this.#t.run()}#a(t,e,o={}){let{clicked:s,done:i=()=>{},request:r=Q()}=o;this.#t.add(async()=>{let a=s===void 0?null:{clicked:s,sent:performance.now(),answered:0,drawn:0,shown:0,took:null};try{let l=await this.context.call(t,e(),r);i(),a&&this.#l(a,l),this.accept(l)}catch(l){let d=Ot(l);return d||i(),H(l)?!0:this.context.isMended(l)?!1:(this.context.fail(l,()=>{this.#t.run()}),await this.navigation.refetch(),!d)}return!0})}#l(t,{meta:e}){t.answered=performance.now(),t.took=e.took??null,this.context.undrawn.push(t)}accept({meta:t,buffers:e},o=!0){let{context:s}=this,i=(t.revision??1/0)<s.ui.state.revision;if(!(t.state&&!this.navigation.accept(t.state))){if(i)return this.navigation.forgetMasks();t.all&&s.masks.clear(),s.store.update({...t.took?{took:{...t.took,encode:t.took.encode||(s.ui.took?.encode??0)}}:{},...t.object&&o?{selected:t.object}:{}}),this.#d(tt(t.masks??[],e)),t.frame!==void 0&&o&&this.navigation.goTo(t.frame),this.loader.refresh()}}#d(t){let{context:e}=this;for(let o of t)e.masks.put(o);e.store.update({announcement:this.#p(t),trying:-1}),e.pixels.emit()}#p(t){let{ui:e}=this.context,{mask:o,objects:s,unnamed:i}=$;return t.length===0?s(e.state.objects.length):t.map(({data:r})=>o(_(e,r.object)?.name??i(r.object),r.area)).join(" ")}};var fr=250,br={start:0,step:1},zt=class{constructor(t){this.context=t}context;#t;#e=0;#n="";open(){let{draft:t,state:e}=this.context.ui,o=e.medium?this.context.ui.exports[e.medium.kind]:[],s=o.find(({format:r})=>r===t?.format.format)??o[0];if(!s)return;let i=t!==null&&this.#n===e.session&&s.format===t.format.format;this.#n=e.session,this.#o({format:s,choice:i?t.choice:br,check:null,problem:""})}setFormat(t){let{draft:e}=this.context.ui;if(!e)return;let{start:o,end:s=null,step:i,objects:r=null,size:a=null}=e.choice;this.#o({format:t,choice:{start:o,end:s,step:i,objects:r,size:a},check:null,problem:""})}set(t){let{draft:e}=this.context.ui;e&&this.#o({...e,choice:{...e.choice,...t}})}setOption(t,e){let{draft:o}=this.context.ui;o&&this.set({options:{...o.choice.options,[t]:e}})}static keepsAll({format:t,choice:e}){return t.keeps&&!e.start&&e.end==null&&e.step===1&&!e.objects&&!e.size}close(){clearTimeout(this.#t),this.#e+=1}#o(t){this.context.store.update({draft:t}),clearTimeout(this.#t);let e=++this.#e;this.#t=setTimeout(()=>{this.#s(t,e)},fr)}async#s(t,e){let o;try{let{meta:i}=await this.context.quietly("check_export",{format:t.format.format,...t.choice,all:this.context.ui.images.length>1});o={check:i,problem:""}}catch(i){o={check:null,problem:i instanceof Error?i.message:O.unexpected}}let{draft:s}=this.context.ui;s&&e===this.#e&&this.context.store.update({draft:{...s,...o}})}};var xr=6e4,ce=class{constructor(t,e){this.context=t;this.edits=e;this.draft=new zt(t)}context;edits;draft;#t=null;async run(t){let{store:e}=this.context,{format:o}=t;if(this.#t)return;let s=new AbortController;this.#t=s,e.update({exporting:{format:o,done:0,total:0},problem:null});try{if(!await this.edits.settled())return;let{state:i,propagation:r}=this.context.ui,{blob:a,name:l}=await this.#n(t,s.signal);yr(a,l),zt.keepsAll(t)&&!r&&this.#e(i),e.update({announcement:$.saved(l)})}catch(i){H(i)||this.context.fail(i,()=>{this.run(t)})}finally{this.#t=null,e.update({exporting:null})}}#e({session:t,revision:e}){let{ui:o,store:s}=this.context;o.state.session===t&&s.update({state:{...o.state,exported:e}})}cancel(){this.#t?.abort()}async#n({format:t,choice:e},o){let s=[],i=({meta:{done:d,total:c},buffers:p})=>{d&&c&&this.context.store.update({exporting:{format:t,done:d,total:c}}),s.push(new Blob(p))},r=this.context.ui.images.length>1,a=await this.context.stream("export",{format:t.format,...e,all:r},[],i,{signal:o});i(a);let l=a.meta.mime??"application/octet-stream";return{blob:new Blob(s,{type:l}),name:a.meta.name??t.format}}};function yr(n,t){let e=document.createElement("a");e.href=URL.createObjectURL(n),e.download=t,e.click(),setTimeout(()=>URL.revokeObjectURL(e.href),xr)}var vr=80,wr=250,To=3,pe=class{constructor(t,e=()=>performance.now()){this.context=t;this.now=e;t.leaving.subscribe(()=>{this.#o=0,this.move(null)})}context;now;#t=null;#e;#n=!1;#o=0;move(t){clearTimeout(this.#e),this.#t=t,this.context.ui.hovered&&this.context.store.update({hovered:null}),t&&this.#s&&(this.#e=setTimeout(()=>{this.#i(t)},vr))}get#s(){let{settings:t,tool:e,pending:o,propagation:s,playing:i,opening:r,busy:a}=this.context.ui,l=o.length>0||s!==null||i||r!==null||a;return t.preview&&this.#o<To&&(e==="add"||e==="subtract")&&!l}async#i(t){let{context:e}=this,{frame:o,state:s,tool:i}=e.ui;if(this.#n||!this.#s)return;this.#n=!0;let r=this.now();try{let a=at(e.ui),l=i==="add"?1:0,{meta:d,buffers:c}=await e.quietly("preview",{object:a,frame:o,point:t,label:l});this.#r(this.now()-r);let[p]=tt(d.masks,c),{ui:m}=e,g=this.#t!==t||!this.#s||m.state!==s||m.frame!==o;p&&!g&&e.store.update({hovered:p})}catch{}finally{this.#n=!1}this.#t&&this.#t!==t&&this.move(this.#t)}#r(t){if(this.#o=t>wr?this.#o+1:0,this.#o<To)return;let[e,o]=B.slowPreviews(Math.round(t)),s={kind:"hint",message:e,hint:o,action:null};this.context.store.update({problem:s})}};var he=class{constructor(t,e){this.context=t;this.navigation=e}context;navigation;async add(t){let{store:e}=this.context,{state:o}=this.context.ui,s=o.medium?[So(o.session,o.medium.name)]:[];e.update({images:this.#e(this.context.ui.images.length?this.context.ui.images:s)});for(let[i,r]of t.entries()){e.update({opening:Y.adding(i+1,t.length)});try{let l=(await this.context.stream("open",{name:r.name,later:!0},[r],()=>{})).meta.state;if(!l)continue;this.#t(So(l.session,r.name)),this.context.ui.state.medium||await this.show(this.context.ui.images.length-1)}catch(a){if(H(a))break;let l=a instanceof S?`${a.message} ${a.hint}`:String(a);this.#t({session:"",name:r.name,mark:"failed",problem:l})}}e.update({opening:null}),await this.refresh()}async show(t){let{ui:e,store:o}=this.context,s=e.images[t];if(!s||s.session===e.state.session)return;if(!s.session)return o.update({announcement:s.problem});o.update({images:this.#e(e.images)});let i=e.images.slice(t+1).find(({session:r})=>r)?.session??null;try{let r=this.context.host.call("show",{session:s.session,following:i}),{meta:a}=await r;this.navigation.show(a.state),o.update({images:this.#e(this.context.ui.images),announcement:Y.position(t+1,e.images.length,s.name)})}catch(r){this.context.fail(r,()=>{this.show(t)})}}step(t){let{images:e,state:o}=this.context.ui,s=e.findIndex(({session:i})=>i===o.session)+t;for(;e[s]&&!e[s].session;)s+=t;e[s]&&this.show(s)}async refresh(){try{let{meta:t}=await this.context.quietly("sessions",{}),e=this.context.ui.images;if(t.sessions.length<2&&e.length<2)return this.context.store.update({images:[]});let o=e.length?[...e]:t.sessions.map(i=>({...i,problem:""})),s=new Map(t.sessions.map(({session:i,mark:r})=>[i,r]));this.context.store.update({images:o.map(i=>({...i,mark:s.get(i.session)??"failed"}))})}catch{}}#t(t){this.context.store.update({images:[...this.context.ui.images,t]})}#e(t){let{session:e,objects:o}=this.context.ui.state,s=o.every(lt)?"empty":"done";return t.map(i=>i.session===e?{...i,mark:s}:i)}},So=(n,t)=>({session:n,name:t,mark:"todo",problem:""});var kr=/\.(json|npz|npy|txt|zip)$/i;function Eo(n){return kr.test(n)}var ue=class{constructor(t,e){this.context=t;this.navigation=e}context;navigation;async run(t){let{store:e}=this.context;if(!this.context.ui.state.medium){let{openFirst:s,openFirstHint:i}=O;return e.update({problem:{kind:"error",message:s,hint:i,action:null}})}e.update({opening:Lt.loading(t.name),problem:null});let o=null;try{o=await this.context.stream("load",{name:t.name},[t],()=>{});let s=o.meta.objects?.length??0;await this.navigation.refetch(!1),e.update({announcement:$.loaded(t.name,s)})}catch(s){this.context.fail(s,()=>{this.run(t)})}finally{e.update({opening:null})}}};var Ao=500,$r=5e3,Pr=700,Mr=1e4,Tr=2e3,me=class{constructor(t,e,o,s){this.context=t;this.navigation=e;this.loader=o;this.edits=s;t.lost.subscribe(()=>{this.#i()})}context;navigation;loader;edits;#t=new AbortController;#e=!1;#n=Ao;#o=-1/0;#s;dispose(){this.#t.abort(),clearTimeout(this.#s)}async#i(){let{host:t,store:e,ui:o}=this.context;if(this.#e||!t.mends||o.phase!=="ready"||this.#t.signal.aborted)return;this.#e=!0;let s=setTimeout(()=>e.update({reconnecting:!0}),Pr);performance.now()-this.#o<Mr?await this.#l():this.#n=Ao;let i=null;for(;!i&&!this.#t.signal.aborted;)i=await this.#r(),i||await this.#l();clearTimeout(s),this.#e=!1,this.#o=performance.now(),!(!i||this.#t.signal.aborted)&&(e.update({reconnecting:!1}),this.#a(i))}async#r(){let{host:t}=this.context;try{return(await t.call("hello",{token:t.token})).meta}catch(e){return(!(e instanceof S)||e.code!=="network")&&this.context.fail(e),null}}#a({token:t,state:e,engine:o,exports:s,accept:i,kept:r}){let{context:a}=this,{host:l,store:d,ui:c}=a;if(d.update({engine:o,exports:s,accept:i,kept:r}),t!==l.token)return l.token=t,Dt(t),this.edits.clear(),c.state.medium?a.fail(new S("session",O.ended,O.endedHint)):void 0;let{revision:p}=c.state;this.navigation.accept(e)&&e.revision>p&&this.navigation.forgetMasks(),this.loader.refresh(),this.edits.settled(),clearTimeout(this.#s),this.#s=setTimeout(()=>{this.navigation.refetch(!1)},Tr)}#l(){let t=this.#n;return this.#n=Math.min(2*t,$r),new Promise(e=>{let o=()=>{clearTimeout(s),globalThis.removeEventListener?.("online",o),e()},s=setTimeout(o,t);globalThis.addEventListener?.("online",o),this.#t.signal.addEventListener("abort",o,{once:!0})})}};var ge=class{constructor(t,e){this.context=t;this.loader=e}context;loader;#t="brush";accept(t){let{store:e,ui:o}=this.context,s=t.session===o.state.session;return s?e.update({...eo(o,t),...o.propagation?{}:{live:new Map}}):this.show(t),s}show(t){let{context:e}=this;e.leaving.emit(),this.loader.clear(),e.store.update(no(e.ui,t));let o=Math.min(...t.objects.flatMap(s=>Object.keys(s.prompts).map(Number)));this.goTo(Number.isFinite(o)?o:0)}async refetch(t=!0){let{revision:e}=this.context.ui.state;try{let o=await this.context.currentState();return this.accept(o)&&(t||o.revision>e)&&this.forgetMasks(),!0}catch{return!1}}forgetMasks(){this.context.masks.clear(),this.loader.refresh(),this.context.pixels.emit()}goTo(t){let{medium:e}=this.context.ui.state;if(!e)return;let o=Math.min(Math.max(Math.round(t),0),e.frames-1);o!==this.context.ui.frame&&this.context.store.update({frame:o,trying:-1}),this.loader.want(o),this.context.pixels.emit()}showBetween(t){this.context.store.update({between:t}),this.loader.reload()}select(t){let e=_(this.context.ui,t)?.name;this.context.store.update({selected:t,trying:-1,announcement:e?$.selected(e):""})}setTool(t,e=this.context.ui.announcement){(t==="brush"||t==="eraser"||t==="polygon")&&(this.#t=t),this.context.store.update({tool:t,announcement:e})}takeHand(){this.setTool(this.#t)}set(t){let e={...this.context.ui.settings,...t};this.context.store.update({settings:e}),vo(e)}};var Sr=2**32-1,fe=class{constructor(t,e,o,s,i){this.context=t;this.navigation=e;this.playback=o;this.exporting=s;this.early=i;t.store.subscribe(()=>this.#r())}context;navigation;playback;exporting;early;#t=null;#e=null;async run(t,e=!1){let{context:o}=this,{store:s,host:i}=o;if(t instanceof File&&t.size>Sr){let{tooLarge:d,tooLargeHint:c}=O;return o.fail(new S("media",d,c))}let r=!e&&jt(o.ui);if(r&&!i.ownsPage)return this.#n(t,null);this.#t?.abort(),this.stay(),this.playback.pause();let a=new AbortController;this.#t=a,s.update({opening:Lt.opening(t.name),problem:null}),r||this.early.show(t);let l=!1;try{let{state:d}=(await this.#a(t,r,a.signal)).meta;l=d!==void 0,d&&r?this.#n(t,d):d&&this.#s(d),i.ownsPage&&ie(i.token,o.ui.kept)}catch(d){o.fail(d,()=>{this.run(t,e)})}finally{this.#t===a&&(this.#t=null,l||this.early.clear(),s.update({opening:null}))}}cancel(){this.#t?.abort()}stay(){let t=this.#o();t?.state&&this.context.close(t.state.session)}discard(){let t=this.#o();t&&this.#i(t)}exportFirst(){if(!this.#e)return;this.#e={...this.#e,due:!0};let{opensLater:t,opensLaterHint:e,staying:o}=O,s=t(this.#e.source.name),i={label:o,run:()=>this.stay()};this.context.store.update({asking:null,problem:{kind:"hint",message:s,hint:e,action:i}})}#n(t,e){this.#e={source:t,state:e,before:this.context.ui.state.session,due:!1},this.context.store.update({asking:t.name})}#o(){let t=this.#e;return this.#e=null,this.context.ui.asking!==null&&this.context.store.update({asking:null}),t}#s(t){this.context.store.update({images:[]}),this.navigation.show(t)}#i({source:t,state:e,before:o}){if(!e)return void this.run(t,!0);this.exporting.cancel(),this.#s(e),this.context.store.update({problem:null}),this.context.close(o)}#r(){let{ui:t}=this.context;this.#e&&(t.state.session!==this.#e.before?this.stay():this.#e.due&&!jt(t)&&this.discard())}#a(t,e,o){let s=({meta:{status:a}})=>{a&&this.context.store.update({opening:Lt[a]}),a==="encoding"&&!e&&this.exporting.cancel()},i=t instanceof File?{name:t.name}:{example:t.example},r=t instanceof File?[t]:[];return this.context.stream("open",{...i,...e?{keep:e}:{}},r,s,{signal:o})}};var be=class{constructor(t,e,o){this.context=t;this.loader=e;this.navigation=o;t.leaving.subscribe(()=>this.pause())}context;loader;navigation;#t=0;#e=0;#n=0;toggle(){this.context.ui.playing?this.pause():this.play()}play(){let{medium:t}=this.context.ui.state;!t||t.frames<2||(this.context.ui.frame>=this.#s&&this.navigation.goTo(this.#o),this.context.store.update({playing:!0}),this.#i(),this.#n=requestAnimationFrame(this.#r))}setLoop(t){this.context.store.update({loop:t})}setSpeed(t){this.context.store.update({speed:t}),this.#i()}setRange(t){let{frame:e,range:o}=this.context.ui,s={...o,[t]:o[t]===e?null:e};s.first!==null&&s.last!==null&&s.first>s.last&&(s[t==="first"?"last":"first"]=null),this.context.store.update({range:s})}pause(){this.context.ui.playing&&(cancelAnimationFrame(this.#n),this.context.store.update({playing:!1}))}get#o(){return this.context.ui.range.first??0}get#s(){let{range:t,state:e}=this.context.ui;return t.last??(e.medium?.frames??1)-1}#i(){this.#t=this.context.ui.frame,this.#e=performance.now()}#r=()=>{let{ui:t}=this.context,{medium:e}=t.state;if(!t.playing||!e)return;this.#n=requestAnimationFrame(this.#r);let o=Math.floor((performance.now()-this.#e)*(e.fps||24)*t.speed/1e3),s=Math.min(this.#t+o,this.#s),i=s;for(;i>t.frame&&!this.loader.ready(i);)i--;if(i>t.frame?this.navigation.goTo(i):s>t.frame&&(this.loader.want(t.frame+1),this.#i()),!(i<this.#s)){if(!t.loop)return this.pause();this.navigation.goTo(this.#o),this.#i()}}};var xe=class{constructor(t,e,o,s){this.context=t;this.loader=e;this.navigation=o;this.settled=s;t.leaving.subscribe(()=>{this.abort(),this.#e&&(this.#e=!1,t.store.update({propagation:null}))})}context;loader;navigation;settled;range=null;#t=null;#e=!1;#n=!1;get running(){return this.#t!==null||this.#e}get following(){return this.running&&this.#n}unfollow(){this.#n=!1}cancel(){let{propagation:t}=this.context.ui;if(!t||t.stopping)return;let e=this.context.quietly("cancel",{});if(this.#t&&t.done===0)return this.abort(),void e.catch(()=>{});this.context.store.update({propagation:{...t,stopping:!0}}),e.catch(o=>{this.context.fail(o),this.abort();let{propagation:s}=this.context.ui;s&&this.context.store.update({propagation:{...s,stopping:!1}})})}abort(){this.#t?.abort()}hear({meta:t,buffers:e}){let{done:o=0,total:s=0}=t;if(!t.end)return this.#e||(this.#n=this.context.host.sharesView),this.#e=!0,this.#i({...t,done:o,total:s},e);this.#e=!1,t.state&&this.navigation.accept(t.state),this.#o()}forgetElsewhere(){this.#e&&(this.#e=!1,this.#o(),this.navigation.forgetMasks())}resume(){return this.run(null)}async run(t){let{context:e}=this;if(this.running||e.ui.state.objects.length===0&&e.ui.pending.length===0)return;let o=new AbortController;this.#t=o,this.range=t,this.#n=!0;let s=!0,i={done:0,total:0,secondsLeft:0,framesPerSecond:0,stopping:!1};e.store.update({propagation:i});try{if(!await this.settled()||e.ui.state.objects.length===0)return;let r=({meta:p,buffers:m})=>this.#i(p,m),{signal:a}=o,{meta:l}=t?await e.stream("propagate",t,[],r,{signal:a}):await e.stream("resume",{},[],r,{signal:a});l.state&&this.navigation.accept(l.state);let{cancelled:d,propagated:c}=$;e.store.update({announcement:e.ui.propagation?.stopping?d:c})}catch(r){H(r)?e.store.update({announcement:$.cancelled}):e.isMended(r)||e.fail(r,()=>{this.run(t)}),s=await this.navigation.refetch()}finally{this.#t=null,this.range=null,this.#o(s)}}#o(t=!0){this.context.store.update({propagation:null,...t?{live:new Map}:{}}),this.loader.refresh(),this.context.pixels.emit()}#s(t,e){let{ui:o,store:s}=this.context,i=r=>Math.floor(4*r/(e||1));t>=e||i(t)<=i(o.propagation?.done??0)||s.update({announcement:$.tracking(M.percent(t/e))})}#i({frame:t,masks:e=[],...o},s){let{context:i}=this;if(!(this.#t?.signal.aborted||t===void 0)){for(let r of tt(e,s)){let a=_(i.ui,r.data.object);a&&(!a.prompts[t]||!i.masks.get(t,r.data.object))&&i.masks.put(r)}this.#s(o.done,o.total),i.store.update({live:ao(i.ui.live,t,e),propagation:{done:o.done,total:o.total,secondsLeft:o.seconds_left??0,framesPerSecond:o.frames_per_second??0,stopping:i.ui.propagation?.stopping??!1}}),this.#n&&this.loader.ready(i.ui.frame)?this.navigation.goTo(t):t===i.ui.frame&&i.pixels.emit()}}};var ye=class{constructor(t,e,o){this.context=t;this.navigation=e;this.propagation=o;let{signal:s}=this.#t;window.addEventListener("pagehide",()=>this.#e(),{signal:s}),t.host.keepsWork||window.addEventListener("beforeunload",i=>this.#n(i),{signal:s})}context;navigation;propagation;#t=new AbortController;dispose(){this.#t.abort()}restore(){let{store:t,ui:e}=this.context,o=$o(e.state.session);o&&(this.navigation.goTo(o.frame),_(e,o.selected)&&t.update({selected:o.selected}),o.propagating&&this.#o(o.propagating))}#e(){let{state:t,frame:e,selected:o}=this.context.ui,s=this.context.host.keepsWork?null:this.propagation.range;t.medium&&ko({session:t.session,frame:e,selected:o,propagating:s})}#n(t){let{ui:e}=this.context;!(e.kept?.hours===null)&&jt(e)&&t.preventDefault()}#o(t){let{unfinished:e}=this.context.ui.state,o=e?{label:P.resume(e.done,e.total),run:()=>{this.propagation.resume()}}:{label:O.propagateAgain,run:()=>{this.propagation.run(t)}},{reloaded:s,reloadedHint:i}=O;this.context.store.update({problem:{kind:"hint",message:s,hint:i,action:o}})}};var ve=class{constructor(t,e,o){this.context=t;this.edits=e;this.seek=o}context;edits;seek;go(t){let{frame:e,selected:o,state:s}=this.context.ui,i=t>0?s.doubtful:[...s.doubtful].reverse(),r=i.findIndex(d=>d.first===e&&d.object===o),a=i.find(d=>(d.first-e)*t>0),l=r>=0?i[r+1]??i[0]:a??i[0];l?this.#t(l):this.context.store.update({announcement:Rt.none})}fine(){let{frame:t,selected:e,state:o,live:s}=this.context.ui,i=o.objects.find(c=>c.id===e),r=i&&et(i,s,t)?.kind;if(!r||r==="prompted"||r==="reviewed"||r==="gone")return;let a=this.current;this.edits.mark("mark_reviewed",{object:e,frame:a?.first??t,last:a?.last??t});let l=o.doubtful.find(c=>c!==a&&c.first>t),d=o.doubtful.find(c=>c!==a);(l??d)&&this.#t(l??d)}gone(){let{frame:t,range:e,selected:o,state:s}=this.context.ui;if(!s.objects.some(a=>a.id===o))return;let i=e.first??t,r=e.last??(e.first===null?t:Math.max(t,i));this.edits.mark("mark_absent",{object:o,frame:Math.min(i,r),last:Math.max(i,r)}),this.context.store.update({range:{first:null,last:null}})}get current(){let{frame:t,selected:e,state:o}=this.context.ui;return o.doubtful.find(s=>s.object===e&&s.first<=t&&t<=s.last)}#t({object:t,first:e,doubt:o}){this.context.store.update({selected:t}),this.seek(e),this.context.store.update({announcement:Rt.doubt(e,o)})}};var we=class{constructor(t){this.context=t;this.#n=t.store.subscribe(()=>this.#s())}context;#t;#e=!1;#n;dispose(){this.#n(),clearInterval(this.#t)}get#o(){let{opening:t,propagation:e,pending:o,busy:s}=this.context.ui;return t!==null||e!==null||o.length>0||s}#s(){if(this.#o!==(this.#t!==void 0)){if(this.#t===void 0){this.#t=setInterval(()=>{this.#i()},1e3);return}clearInterval(this.#t),this.#t=void 0,this.context.ui.waiting&&this.context.store.update({waiting:null})}}async#i(){if(!(this.#e||this.context.ui.reconnecting)){this.#e=!0;try{let{wait:t}=(await this.context.quietly("queue",{})).meta,e=this.#o&&t&&t.seconds>=1?t:null;(e||this.context.ui.waiting)&&this.context.store.update({waiting:e})}catch{}finally{this.#e=!1}}}};var Er=6e3,ke=class{constructor(t){this.host=t;let e=new oe(t);this.context=e,this.#e=new se(e),this.navigation=new ge(e,this.#e),this.edits=new de(e,this.#e,this.navigation),this.playback=new be(e,this.#e,this.navigation),this.review=new ve(e,this.edits,s=>this.seek(s));let o=()=>this.edits.settled();this.propagation=new xe(e,this.#e,this.navigation,o),this.exporting=new ce(e,this.edits),this.hover=new pe(e),this.loading=new ue(e,this.navigation),this.#t=new ae(e,s=>this.prompt(s,this.ui.frame)),this.opening=new fe(e,this.navigation,this.playback,this.exporting,this.#t),this.images=new he(e,this.navigation),this.#o=new ye(e,this.navigation,this.propagation),this.#s=new we(e),this.#i=new me(e,this.navigation,this.#e,this.edits),this.#n=new re(e,this.navigation,this.#o),e.store.update({settings:{...this.ui.settings,...wo()}}),this.#r=t.onPush({onPush:s=>this.#p(s),onMissed:()=>{this.#c()},onLost:()=>e.lost.emit()})}host;context;navigation;edits;playback;review;propagation;exporting;opening;hover;loading;images;#t;#e;#n;#o;#s;#i;#r;get ui(){return this.context.ui}get stats(){return this.context.stats}get selectedMask(){return this.context.masks.get(this.ui.frame,this.ui.selected)}get boundsOfSelected(){return this.#d(this.ui.selected,this.ui.frame)?.bounds??null}subscribe(t){return this.context.store.subscribe(t)}dispose(){this.#n.dispose(),this.playback.pause(),this.propagation.abort(),this.#r(),this.#o.dispose(),this.#s.dispose(),this.#t.dispose(),this.#i.dispose(),this.host.dispose(),this.#e.clear()}async connect(t=!1){await this.#n.connect(t),await this.images.refresh()}async open(t){this.ui.phase==="lost"&&!await this.#n.connect()||(t instanceof File&&Eo(t.name)?await this.loading.run(t):await this.opening.run(t))}async deleteData(){try{await this.context.call("delete_data",{})}catch(t){return this.context.fail(t,()=>{this.deleteData()})}bo(),await this.connect(!0),this.context.store.update({announcement:$.deleted})}seek(t){this.propagation.unfollow(),this.playback.pause();let e=this.ui.frame;this.navigation.goTo(t);let{frame:o,state:s}=this.ui;o!==e&&this.context.store.update({announcement:$.frame(o,(s.medium?.frames??1)-1)})}prompt(t,e,o="fitting"){if(e<0)return this.#t.keep(t);if(this.seek(e),Ar(t)&&!ro(this.ui))return this.hint(B.nothingToSubtract);let s=o==="new"||o==="fitting"&&"box"in t&&this.#a(t.box);s&&o==="fitting"&&this.context.store.update({announcement:$.elsewhere}),this.edits.prompt(t,s)}pointAnew(t,e){let o=e<0?0:this.#l(t,e);o?this.navigation.select(o):this.prompt({points:[t],labels:[1]},e,"new")}#a(t){let e=this.#d(this.ui.selected,this.ui.frame);return e!==null&&e.area>0&&!e.meets(t)}#l([t,e],o){let s=[t,e,t+.01,e+.01];return this.ui.state.objects.findLast(({id:r,visible:a})=>a&&this.#d(r,o)?.meets(s))?.id??0}#d(t,e){let{masks:o,ui:s}=this.context,i=o.get(e,t);return i&&s.state.objects.some(({id:a})=>a===t)?o.shape(i.counts,s.state.medium?.height??0):null}tryOn(t){t!==this.ui.trying&&this.context.store.update({trying:t})}peek(t){t!==this.ui.peeking&&this.context.store.update({peeking:t})}announce(t){this.context.store.update({announcement:t})}hint([t,e]){let o={kind:"hint",message:t,hint:e,action:null};this.context.store.update({problem:o}),setTimeout(()=>this.ui.problem===o&&this.dismiss(),Er)}dismiss(){this.context.store.update({problem:null})}act(){let t=this.ui.problem?.action;this.dismiss(),t?.run==="start again"?this.connect(!0):t?.run()}#p(t){let{meta:e}=t;if(this.ui.phase!=="ready")return;if(e.error)return this.context.fail(new S(e.error.code,e.error.message,e.error.hint));e.session!==void 0&&e.session!==this.ui.state.session&&e.push!=="open"||(e.push==="propagate"?this.propagation.hear(t):e.push==="edit"?this.edits.accept(t,this.host.sharesView):e.state&&this.navigation.accept(e.state))}async#c(){this.ui.phase==="ready"&&(this.propagation.forgetElsewhere(),await this.navigation.refetch(!1))}};function Ar(n){return"stroke"in n?n.stroke.erase:"labels"in n&&!n.labels.includes(1)}var Cr=12e4,Co=1<<20;function pn(n){return new cn(n)}var cn=class{constructor(t){this.model=t;t.on("msg:custom",this.#a)}model;ownsPage=!1;keepsWork=!0;mends=!1;sharesView=!0;token="new";#t=new Map;#e=new Set;#n=new Set;#o=0;client=Q();call(t,e={},o=[],s={}){return this.#r({type:"call",op:t,meta:this.#s(e)},o,void 0,s)}async stream(t,e,o,s,i={}){let r=o[0]&&{upload:await this.#i(o[0],e,i)};return this.#r({type:"stream",op:t,meta:this.#s({...e,...r})},[],s,i)}#s(t){return{...t,client:this.client}}async#i(t,e,o){let s=`${this.client}-${++this.#o}`,i=t instanceof Uint8Array?t.byteLength:t.size;for(let r=0;r<i||r===0;r+=Co){let a=t.slice(r,r+Co);await this.#r({type:"chunk",upload:s,meta:{...e,offset:r}},[a],void 0,o)}return s}onPush(t){return this.#e.add(t),()=>this.#e.delete(t)}dispose(){this.model.off("msg:custom",this.#a);for(let t of this.#t.values())t.reject(new DOMException("Disposed.","AbortError"));this.#t.clear()}async#r(t,e,o,{signal:s}){let i=await Promise.all(e.map(_r)),r=`${this.client}-${++this.#o}`;return new Promise((a,l)=>{let d,c=()=>{clearTimeout(d),s?.removeEventListener("abort",m),this.#t.delete(r)},p=g=>{c(),l(g)},m=()=>{this.model.send({id:r,type:"cancel",...t.upload?{upload:t.upload}:{}}),p(new DOMException("Stopped.","AbortError"))};if(s?.aborted)return l(new DOMException("Stopped.","AbortError"));s?.addEventListener("abort",m,{once:!0}),t.type!=="stream"&&(d=setTimeout(()=>{this.#n.add(r),p(ut(N.kernelSilent))},Cr)),this.#t.set(r,{resolve:g=>{c(),a(g)},reject:p,onPart:o});try{this.model.send({id:r,...t},void 0,i)}catch{p(ut(N.kernelGone))}})}#a=(t,e=[])=>{let o={meta:t.meta,buffers:e.map(i=>new Uint8Array(i.buffer,i.byteOffset,i.byteLength))},s=this.#t.get(t.id??"");if(!s){let i=this.#n.delete(t.id??""),r=t.id?.startsWith(`${this.client}-`);if(!t.meta.push||r&&!i&&!t.meta.end)return;for(let a of this.#e)a.onPush(o);return}try{mt(o)}catch(i){return s.reject(i)}s.onPart&&!Qt(o)?s.onPart(o):s.resolve(o)}};async function _r(n){return n instanceof Uint8Array?n:new Uint8Array(await n.arrayBuffer())}var Lr="edgetam-still";var _o=new Set;function Lo(n,t){let e,o=!1,s=()=>{let d=Number(n.get("frame"));t.ui.state.medium&&d!==t.ui.frame&&t.seek(d)},i=()=>{let d=Number(n.get("selected"));t.ui.state.objects.some(({id:p})=>p===d)&&d!==t.ui.selected&&t.navigation.select(d)},r=()=>{clearTimeout(e);let{frame:d,selected:c,state:p,playing:m}=t.ui,g=m||t.propagation.following,f=Object.entries({...g?{}:{frame:d},selected:c,revision:p.revision});f.every(([y,C])=>C===n.get(y))||(e=setTimeout(()=>{for(let[y,C]of f)n.set(y,C);n.save_changes()},50))},a=()=>{t.ui.phase==="ready"&&(!o&&t.ui.state.medium&&(o=!0,(n.get("frame")||_o.has(n.get("still_id")))&&s(),_o.add(n.get("still_id")),i()),r())},l=t.subscribe(a);return n.on("change:frame",s),n.on("change:selected",i),()=>{clearTimeout(e),l(),n.off("change:frame",s),n.off("change:selected",i)}}function Ro(n,t){let e=document.createElement("style");e.textContent=`.${Lr}[data-widget="${CSS.escape(String(n.get("still_id")))}"]{display:none!important}`;let o=t.subscribe(()=>{t.ui.phase==="ready"&&!e.isConnected&&document.head.append(e)});return()=>{o(),e.remove()}}var $e=globalThis,Pe=$e.ShadowRoot&&($e.ShadyCSS===void 0||$e.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,hn=Symbol(),Oo=new WeakMap,Ut=class{constructor(t,e,o){if(this._$cssResult$=!0,o!==hn)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=e}get styleSheet(){let t=this.o,e=this.t;if(Pe&&t===void 0){let o=e!==void 0&&e.length===1;o&&(t=Oo.get(e)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),o&&Oo.set(e,t))}return t}toString(){return this.cssText}},jo=n=>new Ut(typeof n=="string"?n:n+"",void 0,hn),A=(n,...t)=>{let e=n.length===1?n[0]:t.reduce((o,s,i)=>o+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(s)+n[i+1],n[0]);return new Ut(e,n,hn)},Do=(n,t)=>{if(Pe)n.adoptedStyleSheets=t.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let e of t){let o=document.createElement("style"),s=$e.litNonce;s!==void 0&&o.setAttribute("nonce",s),o.textContent=e.cssText,n.appendChild(o)}},un=Pe?n=>n:n=>n instanceof CSSStyleSheet?(t=>{let e="";for(let o of t.cssRules)e+=o.cssText;return jo(e)})(n):n;var{is:Rr,defineProperty:Or,getOwnPropertyDescriptor:jr,getOwnPropertyNames:Dr,getOwnPropertySymbols:Hr,getPrototypeOf:zr}=Object,Me=globalThis,Ho=Me.trustedTypes,Ur=Ho?Ho.emptyScript:"",Ir=Me.reactiveElementPolyfillSupport,It=(n,t)=>n,mn={toAttribute(n,t){switch(t){case Boolean:n=n?Ur:null;break;case Object:case Array:n=n==null?n:JSON.stringify(n)}return n},fromAttribute(n,t){let e=n;switch(t){case Boolean:e=n!==null;break;case Number:e=n===null?null:Number(n);break;case Object:case Array:try{e=JSON.parse(n)}catch{e=null}}return e}},Uo=(n,t)=>!Rr(n,t),zo={attribute:!0,type:String,converter:mn,reflect:!1,useDefault:!1,hasChanged:Uo};Symbol.metadata??=Symbol("metadata"),Me.litPropertyMetadata??=new WeakMap;var nt=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,e=zo){if(e.state&&(e.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((e=Object.create(e)).wrapped=!0),this.elementProperties.set(t,e),!e.noAccessor){let o=Symbol(),s=this.getPropertyDescriptor(t,o,e);s!==void 0&&Or(this.prototype,t,s)}}static getPropertyDescriptor(t,e,o){let{get:s,set:i}=jr(this.prototype,t)??{get(){return this[e]},set(r){this[e]=r}};return{get:s,set(r){let a=s?.call(this);i?.call(this,r),this.requestUpdate(t,a,o)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??zo}static _$Ei(){if(this.hasOwnProperty(It("elementProperties")))return;let t=zr(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(It("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(It("properties"))){let e=this.properties,o=[...Dr(e),...Hr(e)];for(let s of o)this.createProperty(s,e[s])}let t=this[Symbol.metadata];if(t!==null){let e=litPropertyMetadata.get(t);if(e!==void 0)for(let[o,s]of e)this.elementProperties.set(o,s)}this._$Eh=new Map;for(let[e,o]of this.elementProperties){let s=this._$Eu(e,o);s!==void 0&&this._$Eh.set(s,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){let e=[];if(Array.isArray(t)){let o=new Set(t.flat(1/0).reverse());for(let s of o)e.unshift(un(s))}else t!==void 0&&e.push(un(t));return e}static _$Eu(t,e){let o=e.attribute;return o===!1?void 0:typeof o=="string"?o:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){let t=new Map,e=this.constructor.elementProperties;for(let o of e.keys())this.hasOwnProperty(o)&&(t.set(o,this[o]),delete this[o]);t.size>0&&(this._$Ep=t)}createRenderRoot(){let t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Do(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,e,o){this._$AK(t,o)}_$ET(t,e){let o=this.constructor.elementProperties.get(t),s=this.constructor._$Eu(t,o);if(s!==void 0&&o.reflect===!0){let i=(o.converter?.toAttribute!==void 0?o.converter:mn).toAttribute(e,o.type);this._$Em=t,i==null?this.removeAttribute(s):this.setAttribute(s,i),this._$Em=null}}_$AK(t,e){let o=this.constructor,s=o._$Eh.get(t);if(s!==void 0&&this._$Em!==s){let i=o.getPropertyOptions(s),r=typeof i.converter=="function"?{fromAttribute:i.converter}:i.converter?.fromAttribute!==void 0?i.converter:mn;this._$Em=s;let a=r.fromAttribute(e,i.type);this[s]=a??this._$Ej?.get(s)??a,this._$Em=null}}requestUpdate(t,e,o,s=!1,i){if(t!==void 0){let r=this.constructor;if(s===!1&&(i=this[t]),o??=r.getPropertyOptions(t),!((o.hasChanged??Uo)(i,e)||o.useDefault&&o.reflect&&i===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,o))))return;this.C(t,e,o)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,e,{useDefault:o,reflect:s,wrapped:i},r){o&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??e??this[t]),i!==!0||r!==void 0)||(this._$AL.has(t)||(this.hasUpdated||o||(e=void 0),this._$AL.set(t,e)),s===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[s,i]of this._$Ep)this[s]=i;this._$Ep=void 0}let o=this.constructor.elementProperties;if(o.size>0)for(let[s,i]of o){let{wrapped:r}=i,a=this[s];r!==!0||this._$AL.has(s)||a===void 0||this.C(s,void 0,i,a)}}let t=!1,e=this._$AL;try{t=this.shouldUpdate(e),t?(this.willUpdate(e),this._$EO?.forEach(o=>o.hostUpdate?.()),this.update(e)):this._$EM()}catch(o){throw t=!1,this._$EM(),o}t&&this._$AE(e)}willUpdate(t){}_$AE(t){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(t){}firstUpdated(t){}};nt.elementStyles=[],nt.shadowRootOptions={mode:"open"},nt[It("elementProperties")]=new Map,nt[It("finalized")]=new Map,Ir?.({ReactiveElement:nt}),(Me.reactiveElementVersions??=[]).push("2.1.2");var fn=globalThis,Io=n=>n,Te=fn.trustedTypes,No=Te?Te.createPolicy("lit-html",{createHTML:n=>n}):void 0,bn="$lit$",ot=`lit$${Math.random().toFixed(9).slice(2)}$`,xn="?"+ot,Nr=`<${xn}>`,yt=document,Bt=()=>yt.createComment(""),Ft=n=>n===null||typeof n!="object"&&typeof n!="function",yn=Array.isArray,Ko=n=>yn(n)||typeof n?.[Symbol.iterator]=="function",gn=`[ 	
\f\r]`,Nt=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Bo=/-->/g,Fo=/>/g,bt=RegExp(`>|${gn}(?:([^\\s"'>=/]+)(${gn}*=${gn}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Wo=/'/g,Vo=/"/g,Go=/^(?:script|style|textarea|title)$/i,vn=n=>(t,...e)=>({_$litType$:n,strings:t,values:e}),h=vn(1),v=vn(2),Tc=vn(3),K=Symbol.for("lit-noChange"),u=Symbol.for("lit-nothing"),qo=new WeakMap,xt=yt.createTreeWalker(yt,129);function Yo(n,t){if(!yn(n)||!n.hasOwnProperty("raw"))throw Error("invalid template strings array");return No!==void 0?No.createHTML(t):t}var Xo=(n,t)=>{let e=n.length-1,o=[],s,i=t===2?"<svg>":t===3?"<math>":"",r=Nt;for(let a=0;a<e;a++){let l=n[a],d,c,p=-1,m=0;for(;m<l.length&&(r.lastIndex=m,c=r.exec(l),c!==null);)m=r.lastIndex,r===Nt?c[1]==="!--"?r=Bo:c[1]!==void 0?r=Fo:c[2]!==void 0?(Go.test(c[2])&&(s=RegExp("</"+c[2],"g")),r=bt):c[3]!==void 0&&(r=bt):r===bt?c[0]===">"?(r=s??Nt,p=-1):c[1]===void 0?p=-2:(p=r.lastIndex-c[2].length,d=c[1],r=c[3]===void 0?bt:c[3]==='"'?Vo:Wo):r===Vo||r===Wo?r=bt:r===Bo||r===Fo?r=Nt:(r=bt,s=void 0);let g=r===bt&&n[a+1].startsWith("/>")?" ":"";i+=r===Nt?l+Nr:p>=0?(o.push(d),l.slice(0,p)+bn+l.slice(p)+ot+g):l+ot+(p===-2?a:g)}return[Yo(n,i+(n[e]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),o]},Wt=class n{constructor({strings:t,_$litType$:e},o){let s;this.parts=[];let i=0,r=0,a=t.length-1,l=this.parts,[d,c]=Xo(t,e);if(this.el=n.createElement(d,o),xt.currentNode=this.el.content,e===2||e===3){let p=this.el.content.firstChild;p.replaceWith(...p.childNodes)}for(;(s=xt.nextNode())!==null&&l.length<a;){if(s.nodeType===1){if(s.hasAttributes())for(let p of s.getAttributeNames())if(p.endsWith(bn)){let m=c[r++],g=s.getAttribute(p).split(ot),f=/([.?@])?(.*)/.exec(m);l.push({type:1,index:i,name:f[2],strings:g,ctor:f[1]==="."?Ee:f[1]==="?"?Ae:f[1]==="@"?Ce:wt}),s.removeAttribute(p)}else p.startsWith(ot)&&(l.push({type:6,index:i}),s.removeAttribute(p));if(Go.test(s.tagName)){let p=s.textContent.split(ot),m=p.length-1;if(m>0){s.textContent=Te?Te.emptyScript:"";for(let g=0;g<m;g++)s.append(p[g],Bt()),xt.nextNode(),l.push({type:2,index:++i});s.append(p[m],Bt())}}}else if(s.nodeType===8)if(s.data===xn)l.push({type:2,index:i});else{let p=-1;for(;(p=s.data.indexOf(ot,p+1))!==-1;)l.push({type:7,index:i}),p+=ot.length-1}i++}}static createElement(t,e){let o=yt.createElement("template");return o.innerHTML=t,o}};function vt(n,t,e=n,o){if(t===K)return t;let s=o!==void 0?e._$Co?.[o]:e._$Cl,i=Ft(t)?void 0:t._$litDirective$;return s?.constructor!==i&&(s?._$AO?.(!1),i===void 0?s=void 0:(s=new i(n),s._$AT(n,e,o)),o!==void 0?(e._$Co??=[])[o]=s:e._$Cl=s),s!==void 0&&(t=vt(n,s._$AS(n,t.values),s,o)),t}var Se=class{constructor(t,e){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=e}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:e},parts:o}=this._$AD,s=(t?.creationScope??yt).importNode(e,!0);xt.currentNode=s;let i=xt.nextNode(),r=0,a=0,l=o[0];for(;l!==void 0;){if(r===l.index){let d;l.type===2?d=new Mt(i,i.nextSibling,this,t):l.type===1?d=new l.ctor(i,l.name,l.strings,this,t):l.type===6&&(d=new _e(i,this,t)),this._$AV.push(d),l=o[++a]}r!==l?.index&&(i=xt.nextNode(),r++)}return xt.currentNode=yt,s}p(t){let e=0;for(let o of this._$AV)o!==void 0&&(o.strings!==void 0?(o._$AI(t,o,e),e+=o.strings.length-2):o._$AI(t[e])),e++}},Mt=class n{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,e,o,s){this.type=2,this._$AH=u,this._$AN=void 0,this._$AA=t,this._$AB=e,this._$AM=o,this.options=s,this._$Cv=s?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,e=this._$AM;return e!==void 0&&t?.nodeType===11&&(t=e.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,e=this){t=vt(this,t,e),Ft(t)?t===u||t==null||t===""?(this._$AH!==u&&this._$AR(),this._$AH=u):t!==this._$AH&&t!==K&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):Ko(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==u&&Ft(this._$AH)?this._$AA.nextSibling.data=t:this.T(yt.createTextNode(t)),this._$AH=t}$(t){let{values:e,_$litType$:o}=t,s=typeof o=="number"?this._$AC(t):(o.el===void 0&&(o.el=Wt.createElement(Yo(o.h,o.h[0]),this.options)),o);if(this._$AH?._$AD===s)this._$AH.p(e);else{let i=new Se(s,this),r=i.u(this.options);i.p(e),this.T(r),this._$AH=i}}_$AC(t){let e=qo.get(t.strings);return e===void 0&&qo.set(t.strings,e=new Wt(t)),e}k(t){yn(this._$AH)||(this._$AH=[],this._$AR());let e=this._$AH,o,s=0;for(let i of t)s===e.length?e.push(o=new n(this.O(Bt()),this.O(Bt()),this,this.options)):o=e[s],o._$AI(i),s++;s<e.length&&(this._$AR(o&&o._$AB.nextSibling,s),e.length=s)}_$AR(t=this._$AA.nextSibling,e){for(this._$AP?.(!1,!0,e);t!==this._$AB;){let o=Io(t).nextSibling;Io(t).remove(),t=o}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},wt=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,e,o,s,i){this.type=1,this._$AH=u,this._$AN=void 0,this.element=t,this.name=e,this._$AM=s,this.options=i,o.length>2||o[0]!==""||o[1]!==""?(this._$AH=Array(o.length-1).fill(new String),this.strings=o):this._$AH=u}_$AI(t,e=this,o,s){let i=this.strings,r=!1;if(i===void 0)t=vt(this,t,e,0),r=!Ft(t)||t!==this._$AH&&t!==K,r&&(this._$AH=t);else{let a=t,l,d;for(t=i[0],l=0;l<i.length-1;l++)d=vt(this,a[o+l],e,l),d===K&&(d=this._$AH[l]),r||=!Ft(d)||d!==this._$AH[l],d===u?t=u:t!==u&&(t+=(d??"")+i[l+1]),this._$AH[l]=d}r&&!s&&this.j(t)}j(t){t===u?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},Ee=class extends wt{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===u?void 0:t}},Ae=class extends wt{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==u)}},Ce=class extends wt{constructor(t,e,o,s,i){super(t,e,o,s,i),this.type=5}_$AI(t,e=this){if((t=vt(this,t,e,0)??u)===K)return;let o=this._$AH,s=t===u&&o!==u||t.capture!==o.capture||t.once!==o.once||t.passive!==o.passive,i=t!==u&&(o===u||s);s&&this.element.removeEventListener(this.name,this,o),i&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},_e=class{constructor(t,e,o){this.element=t,this.type=6,this._$AN=void 0,this._$AM=e,this.options=o}get _$AU(){return this._$AM._$AU}_$AI(t){vt(this,t)}},Zo={M:bn,P:ot,A:xn,C:1,L:Xo,R:Se,D:Ko,V:vt,I:Mt,H:wt,N:Ae,U:Ce,B:Ee,F:_e},Br=fn.litHtmlPolyfillSupport;Br?.(Wt,Mt),(fn.litHtmlVersions??=[]).push("3.3.3");var Jo=(n,t,e)=>{let o=e?.renderBefore??t,s=o._$litPart$;if(s===void 0){let i=e?.renderBefore??null;o._$litPart$=s=new Mt(t.insertBefore(Bt(),i),i,void 0,e??{})}return s._$AI(n),s};var wn=globalThis,dt=class extends nt{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){let e=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=Jo(e,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return K}};dt._$litElement$=!0,dt.finalized=!0,wn.litElementHydrateSupport?.({LitElement:dt});var Fr=wn.litElementPolyfillSupport;Fr?.({LitElement:dt});(wn.litElementVersions??=[]).push("4.2.2");function kt(n,t){let e=Math.min(t.width/n.width,t.height/n.height)||1;return{scale:e,x:(t.width-n.width*e)/2,y:(t.height-n.height*e)/2}}function Vt(n,t,e){let o=kt(t,e).scale,s=Math.min(Math.max(n.scale,o),Math.max(40,o));return{scale:s,x:Qo(n.x,t.width*s,e.width),y:Qo(n.y,t.height*s,e.height)}}function Qo(n,t,e){return t<=e?(e-t)/2:Math.min(0,Math.max(e-t,n))}function es(n,t,e,o,s){let i=kt(o,s).scale,r=Math.min(Math.max(n.scale*e,i),Math.max(40,i)),a=r/n.scale;return Vt({scale:r,x:t[0]-(t[0]-n.x)*a,y:t[1]-(t[1]-n.y)*a},o,s)}function ns({x0:n,y0:t,x1:e,y1:o},s,i){let[r,a]=[(e-n)*1.25,(o-t)*1.25],l=Math.min(i.width/r,i.height/a,40),[d,c]=[i.width/2-(n+e)/2*l,i.height/2-(t+o)/2*l];return Vt({scale:l,x:d,y:c},s,i)}function os(n,t,e,o,s){return Vt({...n,x:n.x+t,y:n.y+e},o,s)}function Le(n,t){return[(t[0]-n.x)/n.scale,(t[1]-n.y)/n.scale]}function L(n,t){return[t[0]*n.scale+n.x,t[1]*n.scale+n.y]}function kn(n,t){return[ts(n[0],t.width),ts(n[1],t.height)]}function ts(n,t){let e=Math.round(n*100)/100;return Math.min(Math.max(e,0),t-.01)}function ss(n,t,e){let[o,s]=Le(n,t),i=Math.max(-o,o-e.width,0),r=Math.max(-s,s-e.height,0);return Math.max(i,r)*n.scale}function Tt(n,t){return[Math.min(n[0],t[0]),Math.min(n[1],t[1]),Math.max(n[0],t[0]),Math.max(n[1],t[1])]}function X(n,t){return Math.hypot(n[0]-t[0],n[1]-t[1])}function $n(n,t){return[(n[0]+t[0])/2,(n[1]+t[1])/2]}var Wr=["brush","eraser","polygon"],Vr={mouse:9,pen:10,touch:18},qr=4,is=.25;function V(n){return Wr.includes(n)}function Kr(n,t,{pointerType:e,pressure:o}){return(e==="pen"?is+(1-is)*o:1)*n/2/t}var Re=class{constructor(t,e){this.stage=t;this.session=e}stage;session;#t=!1;get corners(){let{stroke:t}=this.stage.doing;return t&&"corners"in t.what?t.what.corners:[]}begin(t,e,o){let{stage:s,session:i}=this,r=s.shown;if(r<0||!s.image)return;i.seek(r);let{tool:a}=i.ui,l=s.imageAt(t);if(a==="polygon")return this.#e(l,t,r,o,e);let d={erase:o||a==="eraser",dabs:[this.#n(t,e)]};s.do({stroke:{frame:r,what:d},tip:l})}move(t){let{stage:e}=this,{stroke:o}=e.doing,s=t.at(-1);if(!o||!s)return;let i=e.imageAt(s[0]);if("dabs"in o.what){let d=[...o.what.dabs,...t.map(([c,p])=>this.#n(c,p))];return e.do({stroke:{...o,what:{...o.what,dabs:d}},tip:i})}let{corners:r,erase:a}=o.what,l=X(L(e.view,r.at(-1)),s[0])>=qr;e.do({tip:i,...l?{stroke:{...o,what:{erase:a,corners:[...r,i]}}}:{}})}end(){let{stroke:t}=this.stage.doing;t&&(("dabs"in t.what||this.#t&&this.corners.length>2)&&this.finish(),this.#t=!1)}drop(){let{corners:t}=this;t.length>1&&!this.#t?this.back():this.cancel()}back(){let{stroke:t}=this.stage.doing;if(!t||!("corners"in t.what))return!1;let e=t.what.corners.slice(0,-1),o={erase:t.what.erase,corners:e};return this.stage.do({stroke:e.length?{...t,what:o}:null}),!0}cancel(){let t=this.stage.doing.stroke!==null;return t&&this.stage.do({stroke:null}),t}finish(){let{stage:t,session:e}=this,{stroke:o}=t.doing;return o?(t.do({stroke:null}),"corners"in o.what&&o.what.corners.length<3?e.hint(B.noArea):e.prompt({stroke:o.what},o.frame),!0):!1}hover(t){let{stage:e}=this;e.do({tip:t&&e.image?e.imageAt(t):null})}#e(t,e,o,s,{pointerType:i}){let{stage:r}=this,{stroke:a}=r.doing,l=a?.frame===o?this.corners:[],d=p=>p!==void 0&&X(L(r.view,p),e)<=(Vr[i]??9);if(l.length>2&&(d(l[0])||d(l.at(-1))))return void this.finish();this.#t=l.length===0;let c={erase:l.length?a?.what.erase??s:s,corners:[...l,t]};r.do({stroke:{frame:o,what:c},tip:t})}#n(t,e){let{stage:o,session:s}=this,[i,r]=o.freeAt(t);return[i,r,Kr(s.ui.settings.brush,o.view.scale,e)]}};var Gr={mouse:4,pen:8,touch:12},Yr={mouse:6,pen:8,touch:12},Xr=250,Zr=300,Jr={mouse:6,pen:10,touch:16},rs=5,Oe=class{constructor(t,e){this.element=t;this.handler=e;let{signal:o}=this.#p;t.addEventListener("pointerdown",this.#m,{signal:o}),t.addEventListener("pointermove",this.#h,{signal:o}),t.addEventListener("pointerup",this.#v,{signal:o}),t.addEventListener("pointercancel",this.#$,{signal:o}),t.addEventListener("pointerleave",()=>e.hover(null),{signal:o}),t.addEventListener("touchstart",this.#P,{signal:o,passive:!1}),t.addEventListener("touchmove",this.#P,{signal:o,passive:!1}),t.addEventListener("wheel",this.#M,{signal:o,passive:!1}),t.addEventListener("contextmenu",s=>s.preventDefault(),{signal:o})}element;handler;#t=new Map;#e="idle";#n=[0,0];#o="mouse";#s=!1;#i=!1;#r=!1;#a=!1;#l;#d={at:[0,0],time:-1/0,negative:!1};#p=new AbortController;dispose(){clearTimeout(this.#l),this.#p.abort()}set space(t){this.#a=t,this.element.toggleAttribute("data-space",t)}cancel(){let t=this.#e==="box"||this.#e==="grip"||this.#e==="draw";return this.#c(this.#t.size>0?"spent":"idle"),t}#c(t){let e=this.#e;this.#e=t,clearTimeout(this.#l),(e==="held"||e==="box")&&this.handler.held(null),e==="box"&&this.handler.draft(null),e==="grip"&&this.handler.drop("cancelled"),e==="draw"&&this.handler.drawn(t==="idle"?"ended":"dropped"),this.element.toggleAttribute("data-moving",t==="pan")}#m=t=>{if(t.button>2&&t.button!==rs)return;t.preventDefault(),this.element.focus({preventScroll:!0}),this.element.setPointerCapture(t.pointerId);let e=this.handler.at(t);if(this.#t.set(t.pointerId,e),this.#t.size>1)return this.#c(this.#t.size===2?"pinch":this.#e);let o=this.handler.tool();if(this.#n=e,this.#o=t.pointerType,this.#s=!1,this.#r=t.shiftKey,this.#i=t.button===rs||t.button===2||t.altKey||t.ctrlKey||o==="subtract",this.handler.hover(null),t.button===1||this.#a||o==="pan"&&t.button===0)return this.#c("pan");if(this.handler.draws())return this.handler.draw(t,this.#i),this.#c("draw");this.handler.press(e);let s=this.#o==="touch";if(!this.#r&&this.handler.take(e,s))return this.#c("grip");this.#c("press"),s&&!this.#i&&o!=="box"&&(this.#l=setTimeout(()=>this.#u(),Xr))};#u(){this.#c("held"),this.handler.held(this.#n)}#h=t=>{let e=this.#t.get(t.pointerId),o=this.handler.at(t);if(!e){t.pointerType!=="touch"&&t.buttons===0&&this.handler.hover(o);return}if(this.#e==="pinch"&&this.#y(t.pointerId,e,o),this.#t.set(t.pointerId,o),this.#e==="pan")return this.handler.pan(o[0]-e[0],o[1]-e[1]);if(this.#e==="draw"){let s=t.getCoalescedEvents?.()??[];return this.handler.drawTo(s.length?s:[t])}this.#s||=X(o,this.#n)>(Gr[this.#o]??4),this.#s&&(this.#e==="press"?this.#f(o):this.#e==="held"&&this.#g(),this.#e==="box"?this.handler.draft(o):this.#e==="grip"&&this.handler.carry(o))};#f(t){let e=this.#o==="touch";this.handler.tool()==="box"||!(e||this.#i)?this.#g():e&&this.handler.zoomed()?(this.#c("pan"),this.handler.pan(t[0]-this.#n[0],t[1]-this.#n[1])):e&&this.#c("spent")}#g(){this.#c("box"),this.handler.drag()}#y(t,e,o){let s=[...this.#t].find(([l])=>l!==t)?.[1];if(!s)return;let i=$n(e,s),r=$n(o,s);this.handler.pan(r[0]-i[0],r[1]-i[1]);let a=X(e,s);a>0&&this.handler.zoom(X(o,s)/a,r)}#v=t=>{if(!this.#t.delete(t.pointerId))return;let e=this.handler.at(t),o=this.#e;if(this.#t.size>0)return this.#c(o==="pinch"&&this.#t.size===1?"pan":"spent");if(o==="grip")return this.#w(t.timeStamp);this.#c("idle"),(o==="press"||o==="held")&&!this.#b(t.timeStamp)&&this.#x(),o==="box"&&this.#k(e)};#w(t){this.#e="idle",this.#s?this.handler.drop("moved"):this.#b(t)?this.handler.drop("cancelled"):this.handler.drop("clicked")||this.#x()}#b(t){let{at:e,time:o,negative:s}=this.#d;return this.#d={at:this.#n,time:t,negative:this.#i},X(this.#n,e)<=(Jr[this.#o]??6)&&t-o<Zr&&s===this.#i}#x(){this.handler.tool()==="box"&&!this.#i?this.handler.refuse():this.handler.point(this.#i?0:1,this.#r)}#k(t){Math.min(Math.abs(t[0]-this.#n[0]),Math.abs(t[1]-this.#n[1]))<(Yr[this.#o]??6)?this.handler.refuse():this.handler.box(t,this.#r)}#$=t=>{this.#t.delete(t.pointerId),this.#c("spent"),this.#t.size===0&&this.#c("idle")};#P=t=>{(t.touches.length>1||this.#o!=="touch"||!["idle","press","spent"].includes(this.#e))&&t.cancelable&&t.preventDefault()};#M=t=>{if(!this.handler.wheel(t))return;t.preventDefault();let e=t.deltaMode===WheelEvent.DOM_DELTA_LINE?33:1,o=Math.max(-120,Math.min(120,t.deltaY*e));this.handler.zoom(Math.exp(-o*(t.ctrlKey?.01:.0022)),this.handler.at(t))}};var Qr={mouse:9,finger:14},ta={mouse:5,finger:12};function je({points:n,box:t},e,o,s){let i=s?"finger":"mouse",r=Qr[i],a=-1;return n.forEach((l,d)=>{let c=X(L(e,l),o);c<=r&&([r,a]=[c,d])}),a>=0?{point:a}:t&&ea(t,e,o,ta[i])}function ea(n,t,[e,o],s){let[i,r]=L(t,[n[0],n[1]]),[a,l]=L(t,[n[2],n[3]]);if(e<i-s||e>a+s||o<r-s||o>l+s)return null;let d=(p,m,g)=>{let[f,y]=[Math.abs(g-p),Math.abs(g-m)];return Math.min(f,y)>s?0:f<=y?-1:1},c=[d(i,a,e),d(r,l,o)];return c[0]===0&&c[1]===0?null:{sides:c}}function Pn(n,[t,e],[o,s]){let i=(c,p,m,g)=>{if(m===0)return[c,p];let f=m<0?p:c;return[Math.min(f,g),Math.max(f,g)]},[r,a]=i(n[0],n[2],t,o),[l,d]=i(n[1],n[3],e,s);return[r,l,a,d]}function as(n,t,e){return"point"in t?{...n,points:n.points.map((o,s)=>s===t.point?e:o)}:{...n,box:n.box&&Pn(n.box,t.sides,e)}}function ls(n){if("point"in n)return"pointer";let[t,e]=n.sides;return t===0?"ns-resize":e===0?"ew-resize":t===e?"nwse-resize":"nesw-resize"}var ds=900,He=50,ze=150,na=.3,oa="#ffffff";function cs({ui:n,masks:t},e,o){if(e<0||n.peeking)return[];let s=n.state.medium?.height??0,i=[],r=sa(n,e,o);for(let a of n.state.objects){let l=a.visible?t.get(e,a.id):void 0,d=et(a,n.live,e)?.kind,c=r.get(a.id)??[];if(r.delete(a.id),(!l||!d)&&c.length===0)continue;let p=a.id===n.selected,m=p?l?.candidates[n.trying]:void 0,g=l&&d?t.shape((m??l).counts,s):null;i.push({shape:g,strokes:c,color:a.color,selected:p,stale:d==="stale"})}for(let[a,l]of r)i.push({shape:null,strokes:l,color:De(n,a),selected:!0,stale:!1});if(n.hovered&&e===n.frame){let a=t.shape(n.hovered.counts,s),l=De(n,n.hovered.data.object);i.push({shape:a,strokes:[],color:l,selected:!0,stale:!0})}return i.sort((a,l)=>Number(a.selected)-Number(l.selected))}function sa(n,t,{stroke:e}){let o=new Map,s=(i,r)=>o.set(i,[...o.get(i)??[],r]);for(let i of n.pending)i.stroke&&i.frame===t&&s(i.object,i.stroke);return e?.frame===t&&"dabs"in e.what&&s(at(n),e.what),o}function ps({ui:n},t,e,o){let s=n.peeking?[]:[...ra(n,t,e),...aa(n,t)],i=!o&&n.pending.length>0&&Mn(n)>=ze;return{prompts:s,draft:e.draft,draftColor:De(n,n.selected),crosshair:e.crosshair,held:e.held,...ia(n,t,e),phase:i?performance.now()%ds/ds:na}}function ia(n,t,{stroke:e,tip:o}){let s=n.tool==="brush"||n.tool==="eraser",i=o&&s?{at:o,radius:n.settings.brush/2}:null;return e?.frame!==t||!("corners"in e.what)?{brush:i,polygon:null}:{brush:i,polygon:{corners:e.what.corners,tip:o??e.what.corners.at(-1)}}}function St(n,t){let e=_(n,n.selected);return!n.settings.prompts||!e?.visible||e.locked||n.pending.length>0?null:e.prompts[t]??null}function Mn(n){return performance.now()-Math.min(...n.pending.map(t=>t.since))}function ra(n,t,{grip:e,to:o}){let s=_(n,n.selected),i=s?.prompts[t];if(!n.settings.prompts||!s?.visible||!i)return[];let{points:r,labels:a,box:l}=e&&o?as(i,e,o):i,d=n.pending.some(c=>c.object===s.id&&c.frame===t&&c.box);return[{points:r,labels:a,box:d?null:l,color:s.color,pending:!1,grip:e}]}function aa(n,t){return n.pending.filter(e=>e.frame===t&&performance.now()-e.since>=He).map(({points:e,labels:o,box:s,object:i})=>({points:e,labels:o,box:s,color:De(n,i),pending:!0,grip:null}))}function De(n,t){return _(n,t)?.color??oa}var la=16,da=10;function hs(n,t,e,o,s){let i=d=>t.image!==null&&ss(t.view,d,t.image)<=la,r={frame:-1,at:[0,0],near:!1},a=(d,c)=>{let p=t.image&&St(e.ui,t.shown);return p&&je(p,t.view,d,c)},l=(d,c)=>{let{frame:p}=r,m=St(e.ui,p)?.box;"point"in d?e.edits.movePoint(d.point,c,p):m&&e.prompt({box:Pn(m,d.sides,c)},p,"selected")};return new Oe(n,{at:d=>t.canvasAt(d.clientX,d.clientY),tool:()=>e.ui.tool,zoomed:()=>!t.fitted,press:d=>r={frame:t.shown,at:t.imageAt(d),near:i(d)},take:(d,c)=>{let p=a(d,c);return t.do({grip:p}),p&&e.seek(t.shown),p!==null},carry:d=>t.do({to:t.imageAt(d)}),drop:d=>{let{grip:c,to:p}=t.doing;return t.do({grip:null,to:null}),c?(d==="moved"&&p&&l(c,p),d==="clicked"&&"point"in c&&e.edits.removePoint(c.point,r.frame),"point"in c):!1},held:d=>{t.do({held:d&&t.imageAt(d)}),d&&navigator.vibrate?.(da)},drag:()=>{r.frame>=0&&e.seek(r.frame)},draft:d=>t.do({draft:d&&Tt(r.at,t.imageAt(d))}),point:(d,c)=>{r.near&&(c?e.pointAnew(r.at,r.frame):e.prompt({points:[r.at],labels:[d]},r.frame))},box:(d,c)=>{let p=Tt(r.at,t.imageAt(d));p[0]<p[2]&&p[1]<p[3]&&e.prompt({box:p},r.frame,c?"new":"fitting")},refuse:()=>e.hint(B.sliver),draws:()=>V(e.ui.tool),draw:(d,c)=>o.begin(t.canvasAt(d.clientX,d.clientY),d,c),drawTo:d=>o.move(d.map(c=>[t.canvasAt(c.clientX,c.clientY),c])),drawn:d=>d==="ended"?o.end():o.drop(),hover:d=>{if(V(e.ui.tool))return n.style.cursor="",e.hover.move(null),o.hover(d);let c=d&&e.ui.tool!=="pan"?a(d,!1):null;n.style.cursor=c?ls(c):"",(c||t.doing.grip)&&t.do({grip:c}),e.hover.move(d&&!c&&i(d)&&t.shown===e.ui.frame?t.imageAt(d):null)},pan:(d,c)=>t.pan(d,c),zoom:(d,c)=>t.zoom(d,c),wheel:d=>!t.image||t.fitted&&d.deltaY>0?!1:e.host.ownsPage||d.ctrlKey||s()})}var us=new WeakMap;function ct(n,...t){let e=us.get(n);return us.set(n,t),e?.length!==t.length||e.some((o,s)=>o!==t[s])}function ms(n){let t=Number.parseInt(n.slice(1),16),e=o=>{let s=(t>>o&255)/255;return s<=.04045?s/12.92:((s+.055)/1.055)**2.4};return .2126*e(16)+.7152*e(8)+.0722*e(0)}function gs(n){return ms(n)>.18?"#111114":"#ffffff"}function Et(n){return ms(n)>.18?"rgba(0, 0, 0, 0.55)":"rgba(255, 255, 255, 0.8)"}var Sn=8,ca=34,pt=8,$t=8,pa=.35,ha="rgba(0, 0, 0, 0.66)";function bs(n,t,e,o,s){ys(n),n.imageSmoothingEnabled=e.scale<Sn,n.imageSmoothingQuality=e.scale<.7?"medium":"low",n.setTransform(t,0,0,t,0,0),n.drawImage(o,e.x,e.y,s.width*e.scale,s.height*e.scale)}function xs(n,t,e,o,s,i){ys(n),s.image&&o.length>0&&ua(n,t,e,o,s.view,s.image),ga(n,t,e,o,s),ya(n,t,e,i)}function ua(n,t,e,o,s,{width:i,height:r}){if(s!=="spotlight"&&s!=="cutout")return;let a=t*e.scale;n.setTransform(t,0,0,t,0,0),n.fillStyle=s==="spotlight"?ha:ma(n),n.fillRect(e.x,e.y,i*e.scale,r*e.scale),n.setTransform(a,0,0,a,t*e.x,t*e.y),n.globalCompositeOperation="destination-out",n.fillStyle="#000000";for(let{shape:l}of o)l&&n.fill(e.scale<Sn?l.smooth:l.exact,"evenodd");n.globalCompositeOperation="source-over"}function ma(n){let t=document.createElement("canvas");t.width=t.height=2*$t;let e=t.getContext("2d");return e.fillStyle="#ffffff",e.fillRect(0,0,t.width,t.height),e.fillStyle="#d4d4da",e.fillRect(0,0,$t,$t),e.fillRect($t,$t,$t,$t),n.createPattern(t,"repeat")??"#ffffff"}function ga(n,t,e,o,s){let i=t*e.scale;n.setTransform(i,0,0,i,t*e.x,t*e.y),n.lineJoin="miter",n.miterLimit=3;for(let{shape:r,strokes:a,color:l,selected:d,stale:c}of o){if(a.length>0||!r){fa(n,r,a,l,s.opacity);continue}let p=e.scale<Sn?r.smooth:r.exact,m=(d?2:1.5)/e.scale;n.globalAlpha=s.opacity*(c?.5:1)*(d||o.length===1?1:.6),n.fillStyle=l,s.view==="fill"&&n.fill(p,"evenodd"),n.globalAlpha=1,n.strokeStyle=Et(l),n.lineWidth=m+1.5/e.scale,n.stroke(p),n.setLineDash(c?[6/e.scale,4/e.scale]:[]),n.strokeStyle=l,n.lineWidth=m,n.stroke(p),n.setLineDash([])}}function fa(n,t,e,o,s){let i=document.createElement("canvas");i.width=n.canvas.width,i.height=n.canvas.height;let r=i.getContext("2d");r.setTransform(n.getTransform()),r.fillStyle=r.strokeStyle=o,r.lineCap=r.lineJoin="round",t&&r.fill(t.exact,"evenodd");for(let a of e)r.globalCompositeOperation=a.erase?"destination-out":"source-over","corners"in a?r.fill(ba(a.corners),"evenodd"):a.dabs.forEach(([l,d,c],p)=>{let[m,g,f]=a.dabs[Math.max(0,p-1)];r.lineWidth=Math.max(1,c+f),r.beginPath(),r.moveTo(m,g),r.lineTo(l,d),r.stroke()});n.save(),n.setTransform(1,0,0,1,0,0),n.globalAlpha=Math.max(s,pa),n.drawImage(i,0,0),n.restore()}function ba(n){let t=new Path2D;for(let[e,o]of n)t.lineTo(e,o);return t.closePath(),t}function xa(n,t,e,o,s){let i=[...e,o].map(l=>L(t,l));n.beginPath();for(let[l,d]of i)n.lineTo(l,d);n.strokeStyle=Et(s),n.lineWidth=3.5,n.stroke(),n.strokeStyle=s,n.lineWidth=2,n.stroke();let[r,a]=i[0];n.beginPath(),n.arc(r,a,5,0,2*Math.PI),n.fillStyle="#ffffff",n.fill(),n.stroke()}function ya(n,t,e,o){n.setTransform(t,0,0,t,0,0);for(let{points:s,labels:i,box:r,color:a,pending:l,grip:d}of o.prompts)r&&fs(n,e,r,a,l?o.phase:null),r&&!l&&wa(n,e,r,a),s.forEach((c,p)=>{let m=L(e,c);l&&Tn(n,m,10+14*o.phase,1-o.phase);let g=d!==null&&"point"in d&&d.point===p;va(n,m,i[p]===1,a,g?9:7)});o.draft&&fs(n,e,o.draft,o.draftColor,null),o.polygon&&xa(n,e,o.polygon.corners,o.polygon.tip,o.draftColor),o.brush&&Tn(n,L(e,o.brush.at),Math.max(2,o.brush.radius),1),o.held&&Tn(n,L(e,o.held),ca,1),o.crosshair&&ka(n,L(e,o.crosshair))}function ys(n){n.setTransform(1,0,0,1,0,0),n.clearRect(0,0,n.canvas.width,n.canvas.height)}function va(n,[t,e],o,s,i){let r=o?s:"#1b1b20";n.beginPath(),n.arc(t,e,i+2.5,0,2*Math.PI),n.fillStyle="rgba(0, 0, 0, 0.35)",n.fill(),n.beginPath(),n.arc(t,e,i+1.5,0,2*Math.PI),n.fillStyle="#ffffff",n.fill(),n.beginPath(),n.arc(t,e,i,0,2*Math.PI),n.fillStyle=r,n.fill();let a=i*.52;n.beginPath(),n.moveTo(t-a,e),n.lineTo(t+a,e),o&&(n.moveTo(t,e-a),n.lineTo(t,e+a)),n.strokeStyle=gs(r),n.lineWidth=i>6?2:1.5,n.lineCap="round",n.stroke()}function Tn(n,[t,e],o,s){n.beginPath(),n.arc(t,e,o,0,2*Math.PI),n.strokeStyle=`rgba(0, 0, 0, ${.5*s})`,n.lineWidth=4,n.stroke(),n.strokeStyle=`rgba(255, 255, 255, ${s})`,n.lineWidth=2,n.stroke()}function wa(n,t,[e,o,s,i],r){let a=[[e,o],[s,o],[e,i],[s,i]];for(let l of a){let[d,c]=L(t,l);n.fillStyle="#ffffff",n.strokeStyle=r,n.lineWidth=2,n.fillRect(d-pt/2,c-pt/2,pt,pt),n.strokeRect(d-pt/2,c-pt/2,pt,pt)}}function fs(n,t,e,o,s){let[i,r]=L(t,[e[0],e[1]]),[a,l]=L(t,[e[2],e[3]]);n.setLineDash([]),n.strokeStyle=Et(o),n.lineWidth=3.5,n.strokeRect(i,r,a-i,l-r),s!==null&&(n.setLineDash([6,4]),n.lineDashOffset=-10*s),n.strokeStyle=o,n.lineWidth=2,n.strokeRect(i,r,a-i,l-r),n.setLineDash([])}function ka(n,[t,e]){for(let[o,s]of[["rgba(0, 0, 0, 0.7)",4],["#ffffff",1.5]]){n.beginPath();for(let[i,r]of[[1,0],[-1,0],[0,1],[0,-1]])n.moveTo(t+4*i,e+4*r),n.lineTo(t+16*i,e+16*r);n.strokeStyle=o,n.lineWidth=s,n.lineCap="round",n.stroke()}}var vs=32,ws=(n,t)=>Math.min(Math.max(n,vs),t-vs),$a={width:0,height:0},ks={draft:null,crosshair:null,grip:null,to:null,held:null,stroke:null,tip:null},Ue=class{constructor(t,e,o,s){this.context=t;this.element=e;this.layers=o;this.onView=s;this.#d=new ResizeObserver(()=>this.#f()),this.#d.observe(e),this.#c=[t.store,t.pixels].map(i=>i.subscribe(()=>this.redraw())),this.#m.port1.onmessage=()=>this.#$(),this.#f()}context;element;layers;onView;view={scale:1,x:0,y:0};#t=ks;#e={width:1,height:1};#n=1;#o=!0;#s="";#i={of:"",width:0,height:0};#r=-1;#a=0;#l=0;#d;#p=matchMedia("(prefers-reduced-motion: reduce)");#c;#m=new MessageChannel;#u;dispose(){cancelAnimationFrame(this.#a),clearTimeout(this.#u),this.#d.disconnect();for(let t of this.#c)t();this.#m.port1.close()}get image(){return this.context.ui.preview??this.context.ui.state.medium}redraw(){this.#a||=requestAnimationFrame(()=>this.#g())}get doing(){return this.#t}do(t){this.image&&(this.#t={...this.#t,...t},this.redraw())}get crosshair(){return this.#t.crosshair}setCrosshair(t){let e=t&&this.image?kn(t,this.image):null;if(this.do({crosshair:e}),!e)return;let[o,s]=L(this.view,e),{width:i,height:r}=this.#e;this.pan(ws(o,i)-o,ws(s,r)-s),this.context.store.update({announcement:$.point(...e)})}imageAt(t){let e=Le(this.view,t);return this.image?kn(e,this.image):e}freeAt(t){let[e,o]=Le(this.view,t);return[Math.round(100*e)/100,Math.round(100*o)/100]}canvasAt(t,e){let{left:o,top:s}=this.element.getBoundingClientRect();return[t-o,e-s]}zoom(t,e){let{width:o,height:s}=this.#e,i=e??(this.crosshair?L(this.view,this.crosshair):[o/2,s/2]);this.image&&this.#h(es(this.view,i,t,this.image,this.#e))}lookAt(t){this.image&&this.#h(ns(t,this.image,this.#e))}pan(t,e){this.image&&this.#h(os(this.view,t,e,this.image,this.#e))}fit(){this.image&&this.#h(kt(this.image,this.#e))}get fitted(){return this.#o}#h(t){this.image&&(this.view=t,this.#o=t.scale<=kt(this.image,this.#e).scale*1.0001,this.redraw(),this.onView())}#f(){let{clientWidth:t,clientHeight:e}=this.element;if(!(!t||!e)){this.#n=window.devicePixelRatio||1,this.#e={width:t,height:e};for(let o of Object.values(this.layers))o.width=Math.round(t*this.#n),o.height=Math.round(e*this.#n);this.image&&this.#h(this.#o?kt(this.image,this.#e):Vt(this.view,this.image,this.#e)),cancelAnimationFrame(this.#a),this.#l++,this.#g()}}#g(){this.#a=0;let{ui:t}=this.context;t.state.session!==this.#s&&this.#w(t.state),this.#b(),this.#r=t.preview?-1:this.#v(t.frame);let e=this.#x(),o=this.#k();(e||o)&&this.context.stats.framesDrawn++;for(let s of this.context.undrawn)s.drawn||=performance.now();(e||o||this.context.undrawn.length>0)&&this.#m.port2.postMessage(null),this.#y()}#y(){if(clearTimeout(this.#u),this.context.ui.pending.length===0)return;let t=Mn(this.context.ui);if(t<He)this.#u=setTimeout(()=>this.redraw(),He-t);else{if(this.#p.matches)return;t<ze?this.#u=setTimeout(()=>this.redraw(),ze-t):this.redraw()}}#v(t){let{frames:e,latest:o}=this.context;if(e.has(t))return t;let s=Math.abs(o-t)<Math.abs(this.#r-t);return e.has(o)&&(s||this.#r<0)?o:this.#r}#w({session:t}){this.#s=t,this.#r=-1,this.#t=ks}#b(){let{ui:t}=this.context,e=t.preview?"preview":this.#s;if(e===this.#i.of)return;let{width:o,height:s}=this.image??$a,i=this.#i.of==="preview"&&this.#i.width===o&&this.#i.height===s;this.#i={of:e,width:o,height:s},!(i||!this.image)&&(this.view=kt(this.image,this.#e),this.#o=!0,this.onView())}#x(){let t=this.context.ui.preview?.bitmap??this.context.frames.get(this.#r);if(!ct(this.layers.image,this.#l,this.view,t))return!1;let e=this.layers.image.getContext("2d");return t&&this.image?bs(e,this.#n,this.view,t,this.image):e.clearRect(0,0,e.canvas.width,e.canvas.height),!0}#k(){let t=cs(this.context,this.#r,this.#t),e=ps(this.context,this.#r,this.#t,this.#p.matches),{opacity:o,view:s}=this.context.ui.settings,i=this.#r>=0&&!this.context.ui.peeking?this.image:null,r={opacity:o,view:s,image:i},a=t.flatMap(({shape:l,strokes:d,color:c,selected:p,stale:m})=>[l,c,p,m,...d]);return ct(this.layers.overlay,this.#l,this.view,JSON.stringify([e,r]),...a)?(xs(this.layers.overlay.getContext("2d"),this.#n,this.view,t,r,e),!0):!1}#$(){let t=performance.now();for(let e of this.context.undrawn.splice(0))e.shown=t,this.context.stats.clicks.push(e);this.#r>=0&&this.element.dispatchEvent(new CustomEvent("edgetam-drawn",{bubbles:!0,composed:!0,detail:{frame:this.#r,revision:this.context.ui.state.revision}}))}get settled(){return this.#a===0&&this.context.undrawn.length===0}get shown(){return this.#r}};var Pa={open:v`<path d="M2.75 15.25V5.5c0-.7.55-1.25 1.25-1.25h3.4l1.9 2h6.2c.7 0 1.25.55 1.25 1.25v1.25"/><path d="M2.9 15.4 5 9.6c.18-.5.65-.85 1.2-.85h10.4c.6 0 1 .58.8 1.13l-1.75 5.02c-.18.5-.65.85-1.2.85H3.1c-.2 0-.27-.18-.2-.35Z"/>`,undo:v`<path d="M7 4.25 3.25 8 7 11.75"/><path d="M3.5 8h8.25a4.25 4.25 0 0 1 0 8.5H8.5"/>`,redo:v`<path d="M13 4.25 16.75 8 13 11.75"/><path d="M16.5 8H8.25a4.25 4.25 0 0 0 0 8.5h3.25"/>`,removeAll:v`<path d="M3 5h9M6.5 5V3.5h3V5M4 5.25l.5 8.9c.04.6.53 1.1 1.13 1.1h4.74c.6 0 1.1-.5 1.13-1.1l.1-1.65M14 8.25l4 4M18 8.25l-4 4"/>`,add:v`<circle cx="10" cy="10" r="6.75"/><path d="M10 7v6M7 10h6"/>`,subtract:v`<circle cx="10" cy="10" r="6.75"/><path d="M7 10h6"/>`,brush:v`<path d="M16.4 3.6a1.3 1.3 0 0 0-1.85.05L8.6 10.1l1.9 1.9 6-6.4a1.4 1.4 0 0 0-.1-2ZM8.4 10.3c-2.2-.3-3.4.9-3.6 2.8-.1 1.3-.7 2.1-2 2.6 3 1.6 7 .9 7.5-3.4"/>`,polygon:v`<path d="M10 4.5 15.5 8.6l-2 6.4h-7l-2-6.4L10 4.5Z"/><circle cx="10" cy="4" r="1.25"/><circle cx="16" cy="8.5" r="1.25"/><circle cx="13.7" cy="15.5" r="1.25"/><circle cx="6.3" cy="15.5" r="1.25"/><circle cx="4" cy="8.5" r="1.25"/>`,pan:v`<path d="M10 2.75v14.5M2.75 10h14.5M7.75 5 10 2.75 12.25 5M7.75 15 10 17.25 12.25 15M5 7.75 2.75 10 5 12.25M15 7.75 17.25 10 15 12.25"/>`,plus:v`<path d="M10 4.5v11M4.5 10h11"/>`,minus:v`<path d="M4.5 10h11"/>`,fit:v`<path d="M3.5 7V4.75c0-.7.55-1.25 1.25-1.25H7M13 3.5h2.25c.7 0 1.25.55 1.25 1.25V7M16.5 13v2.25c0 .7-.55 1.25-1.25 1.25H13M7 16.5H4.75c-.7 0-1.25-.55-1.25-1.25V13"/>`,more:v`<circle cx="4.5" cy="10" r="1"/><circle cx="10" cy="10" r="1"/><circle cx="15.5" cy="10" r="1"/>`,panel:v`<rect x="2.75" y="3.75" width="14.5" height="12.5" rx="2"/><path d="M12.25 3.75v12.5"/>`,box:v`<rect x="3.75" y="4.75" width="12.5" height="10.5" rx="1" stroke-dasharray="3 2.2"/>`,help:v`<circle cx="10" cy="10" r="7"/><path d="M7.9 8a2.1 2.1 0 1 1 3.2 1.8c-.7.43-1.1.8-1.1 1.6"/><path d="M10 14v.01"/>`,download:v`<path d="M10 3.25v9M6.25 8.75 10 12.5l3.75-3.75M3.75 16.25h12.5"/>`,eye:v`<path d="M2 10s2.9-5 8-5 8 5 8 5-2.9 5-8 5-8-5-8-5Z"/><circle cx="10" cy="10" r="2.25"/>`,hidden:v`<path d="M4.6 6.5C2.9 8 2 10 2 10s2.9 5 8 5c1.2 0 2.3-.28 3.2-.68M8 5.2c.6-.13 1.3-.2 2-.2 5.1 0 8 5 8 5s-.75 1.3-2.1 2.55M3.5 3.5l13 13"/>`,remove:v`<path d="M3.75 5.5h12.5M8 5.25V3.5h4v1.75M5.25 5.75l.6 9.6c.04.65.58 1.15 1.23 1.15h5.84c.65 0 1.19-.5 1.23-1.15l.6-9.6M8.4 8.75l.2 4.75M11.6 8.75l-.2 4.75"/>`,erase:v`<path d="m8.2 16.25-4.6-4.6a1.25 1.25 0 0 1 0-1.77L10.4 3.1a1.25 1.25 0 0 1 1.77 0l4.2 4.2c.49.49.49 1.28 0 1.77l-7.2 7.18ZM6.9 6.6l6 6M6 16.25h10.5"/>`,first:v`<path d="M5 4.5v11M15.25 5 8.5 10l6.75 5V5Z"/>`,previous:v`<path d="M12.5 4.5 7 10l5.5 5.5"/>`,next:v`<path d="M7.5 4.5 13 10l-5.5 5.5"/>`,last:v`<path d="M15 4.5v11M4.75 5l6.75 5-6.75 5V5Z"/>`,play:v`<path d="M6 4.25v11.5L15.5 10 6 4.25Z"/>`,pause:v`<path d="M7 4.5v11M13 4.5v11"/>`,loop:v`<path d="M4 9.5V8a2.5 2.5 0 0 1 2.5-2.5H15M12.5 3 15 5.5 12.5 8M16 10.5V12a2.5 2.5 0 0 1-2.5 2.5H5M7.5 17 5 14.5 7.5 12"/>`,fine:v`<path d="m4 10.5 4 4 8-9"/>`,propagate:v`<path d="M3.5 5 8.5 10l-5 5M10 5l5 5-5 5"/>`,rename:v`<path d="m12.6 4.4 3 3M4 16l.8-3.6 8.4-8.4a1.1 1.1 0 0 1 1.6 0l1.2 1.2a1.1 1.1 0 0 1 0 1.6l-8.4 8.4L4 16Z"/>`,close:v`<path d="m5 5 10 10M15 5 5 15"/>`,info:v`<circle cx="10" cy="10" r="7"/><path d="M10 9.25V13.5M10 6.5v.01"/>`,warning:v`<path d="M10 3.25 2.75 16h14.5L10 3.25ZM10 8.25v3.5M10 13.9v.01"/>`,down:v`<path d="m6 8 4 4 4-4"/>`,image:v`<rect x="2.75" y="3.75" width="14.5" height="12.5" rx="2"/><circle cx="7" cy="8" r="1.5"/><path d="m3.5 15 4.25-4.1 2.6 2.35 2.9-3.25 3.75 4"/>`};function E(n){return h`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true">${Pa[n]}</svg>`}function k(n,t,e,o,{key:s="",disabled:i=!1,pressed:r}={}){return h`<button
    class="button icon-button"
    data-test=${n}
    aria-label=${e}
    title=${s?`${e} (${s})`:e}
    aria-pressed=${r===void 0?u:String(r)}
    ?disabled=${i}
    @click=${o}
  >
    ${E(t)}
  </button>`}function U(n,t,e,o,s="",i="menu"){let r=n.menu===t;return h`<div class="menu-anchor">
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
  </div>`}function st(n,t,e,o,s,i="menuitem"){return h`<button
    class="menu-item"
    role=${i}
    data-test=${t}
    @click=${()=>{n.closeMenu(),s()}}
  >
    <span>${e}</span>${o?h`<small>${o}</small>`:u}
  </button>`}function Z(n,t,e,o,s){let i=a=>a.target===a.currentTarget&&s(),r=k(`${n}-close`,"close",M.close,s,{key:"Esc"});return h`<dialog class="sheet" data-test=${n} aria-label=${t} @click=${i}>
    <div class="sheet-body">
      <div class="card-head"><h2>${e}</h2>${r}</div>
      ${o}
    </div>
  </dialog>`}function $s(n,t){let{medium:e}=n.ui.state;if(!e)return h``;let o=Math.max(e.width,e.height),{choice:s,format:i}=t,r=n.session.exporting.draft;return h`<div class="export-choices">
    ${e.kind==="video"?Ma(n,t,e.frames-1):u} ${Ta(n,t)}
    ${At(T.longerSide,qt("size",s.size??o,1,o,a=>r.set({size:a<o?a:null})),T.pixels)}
    ${i.images==="no"?u:At(T.images,Sa(n,t))}
    ${i.options.map(a=>Ea(n,t,a))}
  </div>`}function Ma(n,{choice:t,format:e},o){let s=n.session.exporting.draft,{start:i,end:r,step:a}=t;return h`${At(T.frames,h`${qt("start",i,0,r??o,l=>s.set({start:l}))}
      <span class="quiet">${T.to}</span>
      ${qt("end",r??o,i,o,l=>s.set({end:l<o?l:null}))}`)}
  ${At(T.every,qt("step",a,1,o+1,l=>s.set({step:l})))}
  ${Ps("unmasked",T.unmasked,t.unmasked??e.unmasked,l=>s.set({unmasked:l===e.unmasked?null:l}))}`}function Ta(n,{choice:t}){let e=n.ui.state.objects;if(e.length<2)return u;let o=new Set(t.objects??e.map(({id:i})=>i)),s=i=>{let r=e.map(a=>a.id).filter(a=>a===i?!o.has(i):o.has(a));n.session.exporting.draft.set({objects:r.length===e.length?null:r})};return h`<fieldset class="export-objects">
    <legend>${T.objects}</legend>
    ${e.map(({id:i,name:r,color:a})=>h`<label>
        <input
          type="checkbox"
          data-test="export-object-${i}"
          .checked=${o.has(i)}
          @change=${()=>s(i)}
        /><i style="background: ${a}"></i><span>${r}</span>
      </label>`)}
  </fieldset>`}function Sa(n,{choice:t,format:e}){let o=t.images??(e.images==="yes"?"jpg":"none");return Ms("images",o,["none","jpg","png"],T.imageKinds,s=>n.session.exporting.draft.set({images:s}))}function Ea(n,{choice:t},e){let{name:o,label:s,detail:i,low:r,high:a}=e,l=t.options?.[o]??e.default,d=c=>n.session.exporting.draft.setOption(o,c);return typeof l=="boolean"?Ps(o,s,l,d,i):e.choices.length?At(s,Ms(o,String(l),e.choices,{},d),"",i):At(s,qt(o,Number(l),r,a,d,"any"),"",i)}function At(n,t,e="",o=""){return h`<div class="export-row" title=${o||u}>
    <span>${n}</span><span class="export-field">${t} ${e?h`<span class="quiet">${e}</span>`:u}</span>
  </div>`}function Ps(n,t,e,o,s=""){return h`<label class="export-row" title=${s||u}>
    <span>${t}</span>
    <input
      type="checkbox"
      data-test="export-${n}"
      .checked=${e}
      @change=${i=>o(i.target.checked)}
    />
  </label>`}function qt(n,t,e,o,s,i="1"){let r=a=>{let l=a.target,d=Number.isFinite(l.valueAsNumber)?l.valueAsNumber:t,c=Math.min(o,Math.max(e,i==="1"?Math.round(d):d));l.value=String(c),s(c)};return h`<input
    class="export-number"
    type="number"
    data-test="export-${n}"
    aria-label=${T.fields[n]??n}
    min=${e}
    max=${o}
    step=${i}
    .value=${String(t)}
    @change=${r}
  />`}function Ms(n,t,e,o,s){return h`<select
    class="export-select"
    data-test="export-${n}"
    aria-label=${T.fields[n]??n}
    @change=${i=>s(i.target.value)}
  >
    ${e.map(i=>h`<option value=${i} ?selected=${i===t}>${o[i]??i}</option>`)}
  </select>`}var Aa=["data","masks","looks","films"];function Ts(n,t){let{draft:e}=n.ui,o=e?Ca(n,e,t):u;return Z("export-sheet",T.title,T.title,o,t)}function Ca(n,t,e){let{ui:o,session:s}=n,{format:i}=t,r=o.state.medium?o.exports[o.state.medium.kind]:[],a=()=>{e(),s.exporting.run(t)};return h`<div class="export">
    <div class="export-formats" role="radiogroup" aria-label=${T.format}>
      ${Aa.map(l=>{let d=r.filter(c=>c.group===l);return d.length?h`<h3>${T.groups[l]}</h3>
              ${d.map(c=>_a(n,c,c.format===i.format))}`:u})}
    </div>
    <div class="export-details">
      <p class="export-about"><b>${i.label}</b><br />${i.detail}.</p>
      ${i.loses?h`<p class="quiet export-loses">${T.loses(i.loses)}</p>`:u}
      ${$s(n,t)} ${La(t)}
      <div class="export-foot">
        <span class="figures quiet" data-test="export-total" aria-live="polite">${Ra(t)}</span>
        <button class="button primary" data-test="export-run" ?disabled=${t.problem!==""} @click=${a}>
          ${T.export}
        </button>
      </div>
    </div>
  </div>`}function _a(n,t,e){return h`<label class="export-format" data-test="export-${t.format}" ?data-chosen=${e}>
    <input
      class="unseen"
      type="radio"
      name="export-format"
      .checked=${e}
      @change=${()=>n.session.exporting.draft.setFormat(t)}
    />
    ${t.label}
  </label>`}function La({check:n,problem:t}){return t?h`<p class="export-problem" role="alert" data-test="export-problem">${t}</p>`:n?.notices.length?h`<ul class="export-notices" aria-live="polite">
    ${n.notices.map(({code:e,message:o})=>h`<li data-test="export-notice-${e}">${o}</li>`)}
  </ul>`:u}function Ra({check:n,problem:t}){return t?"":n?T.size(n.frames,n.masks,n.bytes):T.counting}function Ss(n,t,e){let o=new AbortController,{signal:s}=o,i=0,r=l=>l.dataTransfer?.types.includes("Files")??!1,a=l=>{i=Math.max(0,i+l),e(i>0)};return n.addEventListener("dragenter",l=>r(l)&&a(1),{signal:s}),n.addEventListener("dragleave",l=>r(l)&&a(-1),{signal:s}),n.addEventListener("dragover",l=>r(l)&&l.preventDefault(),{signal:s}),n.addEventListener("drop",l=>{a(-i);let d=[...l.dataTransfer?.files??[]];d.length&&(l.preventDefault(),l.stopPropagation(),t(d))},{signal:s}),document.addEventListener("paste",l=>{let d=[...l.clipboardData?.files??[]];!d.length||!Oa(n,l)||(l.preventDefault(),t(d))},{signal:s}),()=>o.abort()}function Oa(n,t){return t.composedPath().includes(n)?!0:(document.activeElement===null||document.activeElement===document.body)&&document.querySelectorAll(n.localName).length===1}var Kt=2,En=200,ja=1.25,Da=[["brush","brush",F.brush,"R"],["eraser","erase",F.eraser,"X"],["polygon","polygon",F.polygon,"Q"]];function Es(n){let{ui:t,session:e}=n;return V(t.tool)?h`<div class="hand-bar" role="toolbar" aria-label=${F.label} data-test="hand-bar">
    <div class="segments" role="group" aria-label=${F.label}>
      ${Da.map(([o,s,i,r])=>k(`hand-${o}`,s,i,()=>e.navigation.setTool(o),{key:r,pressed:t.tool===o}))}
    </div>
    ${t.tool==="polygon"?h`<span class="hand-words">${F.corners}</span>`:Ha(n)}
  </div>`:u}function Ha({ui:n,session:t}){let e=n.settings.brush,o=Math.log(e/Kt)/Math.log(En/Kt),s=i=>t.navigation.set({brush:An(Kt*(En/Kt)**i)});return h`<label class="hand-size" title=${F.sizeKeys}>
    <span class="unseen">${F.size}</span>
    <input
      type="range"
      class="range"
      data-test="brush-size"
      min="0"
      max="1"
      step="0.01"
      aria-valuetext=${F.pixels(e)}
      .value=${String(o)}
      style="--at: ${o}"
      @input=${i=>s(Number(i.target.value))}
    />
    <output class="figures">${F.pixels(e)}</output>
  </label>`}function Cn({ui:n,session:t},e){let o=Math.min(En,Math.max(Kt,n.settings.brush*ja**e));t.navigation.set({brush:An(o)}),t.announce(F.pixels(An(o)))}function An(n){return n<20?Math.round(2*n)/2:Math.round(n)}var As=[[b.enters,b.use],[b.commaPeriod,b.toPoint],["G",b.carry]],za={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]},Ua=16,Ia=2,Ie=class{#t=null;#e=null;press(t,e){let{stage:o}=t,s=o?.crosshair;if(!o||!s||e.ctrlKey||e.metaKey||e.altKey)return!1;let i=za[e.key];if(i)this.#n(t,o,i,s,e.shiftKey);else if(e.key==="Enter")this.#i(t,o,s,e.shiftKey);else if(e.key==="b")this.#a(t,o,s);else if(e.key==="g")this.#l(t,o,s);else if(e.key===","||e.key===".")this.#d(t,o,s,e.key==="."?1:-1);else return e.key==="Delete"||e.key==="Backspace"?this.#p(t,o,e.repeat):!1;return!0}cancel(t){let e=this.#t!==null||this.#e!==null;return this.#t=null,this.#e=null,t?.do({draft:null,grip:null,to:null}),e}#n(t,e,[o,s],[i,r],a){let l=(a?Ia:Ua)/e.view.scale;e.setCrosshair([i+o*l,r+s*l]),this.#o(t,e)}#o(t,e){let o=e.crosshair;this.#t?e.do({draft:Tt(this.#t,o)}):this.#e?e.do({grip:this.#e,to:o}):e.do({grip:this.#s(t,e,o),to:null})}#s({ui:t},e,o){let s=St(t,e.shown);return s&&je({...s,box:null},e.view,L(e.view,o),!1)}#i(t,e,o,s){let{session:i}=t,r=this.#t;if(this.#e)return this.#l(t,e,o);if(this.cancel(e),V(i.ui.tool)&&t.drawing)return this.#r(t.drawing,e,o,s);if(!r)return i.prompt({points:[o],labels:[s?0:1]},e.shown);let a=Tt(r,o);a[0]<a[2]&&a[1]<a[3]?i.prompt({box:a},e.shown):i.hint(B.sliver)}#r(t,e,o,s){t.begin(L(e.view,o),{pointerType:"mouse",pressure:1},s),t.end()}#a({session:t},e,o){this.cancel(e),this.#t=o,t.announce($.corner)}#l(t,e,o){let{session:s}=t,i=this.#e;if(i&&"point"in i)return this.cancel(e),s.edits.movePoint(i.point,o,e.shown);this.#e=this.#s(t,e,o),this.#e&&s.announce($.carrying)}#d(t,e,o,s){let i=St(t.ui,e.shown)?.points??[];if(i.length===0)return t.session.announce($.noPoints);let r=this.#s(t,e,o),l=((r&&"point"in r?r.point:s>0?-1:i.length)+s+i.length)%i.length;e.setCrosshair(i[l]),this.#o(t,e),t.session.announce($.onPoint(l,i.length))}#p(t,e,o){let{grip:s}=e.doing;return!s||!("point"in s)?!1:(this.cancel(e),o||t.session.edits.removePoint(s.point,e.shown),!0)}};var Ne=n=>(t,e)=>t.session.seek(t.ui.frame+n(e)),Pt=(n,t)=>({session:e})=>e.navigation.setTool(n,t),_n=[{keys:["o"],shown:"O",label:b.open,run:n=>n.chooseFile()},{keys:["e"],shown:"E",label:b.export,run:n=>n.pressButton("export")},{keys:["ctrl+z"],shown:"Ctrl Z",label:b.undo,run:({session:n})=>n.edits.undo()},{keys:["ctrl+shift+z","ctrl+y"],shown:"Ctrl Shift Z",label:b.redo,run:({session:n})=>n.edits.redo()},{keys:["pageup","pagedown"],shown:b.pages,label:b.images,run:({session:n},{key:t})=>n.images.step(t==="PageUp"?-1:1)},{keys:["n"],shown:"N",label:b.newObject,run:({session:n})=>n.edits.addObject()},{keys:["enter"],shown:"Enter",label:b.accept,run:Na},{keys:["1","2","3","4","5","6","7","8","9"],shown:b.oneToNine,label:b.select,run:({session:n,ui:t},e)=>{let o=t.state.objects[Number(e.key)-1];o&&n.navigation.select(o.id)}},{keys:["f2"],shown:"F2",label:b.rename,run:n=>n.renaming=n.ui.selected},{keys:["v"],shown:"V",label:b.hide,run:({session:n})=>n.edits.toggleVisible()},{keys:["shift+v"],shown:"Shift V",label:b.hideAll,run:({session:n})=>n.edits.toggleAll()},{keys:["m"],shown:"M",label:b.peek,run:({session:n})=>n.peek(!0)},{keys:["delete","backspace"],shown:"Delete",label:b.remove,run:({session:n,ui:t},{repeat:e})=>e||n.edits.remove(t.selected)},{keys:["c","]"],shown:b.cOrBracket,label:b.nextCandidate,run:(n,{key:t})=>t==="]"&&V(n.ui.tool)?Cn(n,1):Cs(n,1)},{keys:["["],shown:"[",label:b.previousCandidate,run:n=>V(n.ui.tool)?Cn(n,-1):Cs(n,-1)},{keys:["shift+r"],shown:"Shift R",label:b.refine,run:({session:n})=>n.edits.refine()},{keys:["a"],shown:"A",label:b.adds,run:Pt("add",$.adds)},{keys:["s"],shown:"S",label:b.subtracts,run:Pt("subtract",$.subtracts)},{keys:["b"],shown:"B",label:b.box,run:Pt("box",$.boxes)},{keys:["r"],shown:"R",label:b.brush,run:Pt("brush",$.brushes)},{keys:["x"],shown:"X",label:b.eraser,run:Pt("eraser",$.erases)},{keys:["q"],shown:"Q",label:b.polygon,run:Pt("polygon",$.polygons)},{keys:["h"],shown:"H",label:b.pan,run:Pt("pan",$.pans)},{keys:["+","=","shift++"],shown:"+",label:b.zoomIn,run:({stage:n})=>n?.zoom(1.5)},{keys:["-"],shown:"−",label:b.zoomOut,run:({stage:n})=>n?.zoom(1/1.5)},{keys:["0"],shown:"0",label:b.zoomFit,run:({stage:n})=>n?.fit()},{keys:["z"],shown:"Z",label:b.zoomTo,run:n=>n.zoomToWhatCounts()},{keys:["p"],shown:"P",label:b.point,run:n=>n.togglePointing()},{keys:["arrowleft"],shown:"←",label:b.previous,video:!0,run:Ne(()=>-1)},{keys:["arrowright"],shown:"→",label:b.next,video:!0,run:Ne(()=>1)},{keys:["shift+arrowleft"],shown:"Shift ←",label:b.back,video:!0,run:Ne(()=>-10)},{keys:["shift+arrowright"],shown:"Shift →",label:b.on,video:!0,run:Ne(()=>10)},{keys:["home"],shown:"Home",label:b.first,video:!0,run:({session:n})=>n.seek(0)},{keys:["end"],shown:"End",label:b.last,video:!0,run:({session:n})=>n.seek(1/0)},{keys:["t"],shown:"T",label:b.propagate,video:!0,run:({session:n})=>{n.propagation.run({direction:"update"})}},{keys:["d"],shown:"D",label:b.doubtful,video:!0,run:({session:n})=>n.review.go(1)},{keys:["shift+d"],shown:"Shift D",label:b.doubtfulBefore,video:!0,run:({session:n})=>n.review.go(-1)},{keys:["f"],shown:"F",label:b.fine,video:!0,run:({session:n})=>n.review.fine()},{keys:["g"],shown:"G",label:b.gone,video:!0,run:({session:n})=>n.review.gone()},{keys:["i"],shown:"I",label:b.rangeFirst,video:!0,run:({session:n})=>n.playback.setRange("first")},{keys:["u"],shown:"U",label:b.rangeLast,video:!0,run:({session:n})=>n.playback.setRange("last")},{keys:["l"],shown:"L",label:b.loop,video:!0,run:({session:n,ui:t})=>n.playback.setLoop(!t.loop)},{keys:["k"],shown:"K",label:b.goTo,video:!0,run:n=>n.pressButton("counter")},{keys:["?","shift+?"],shown:"?",label:b.help,run:n=>n.showKeys()}],_s=[["Space",b.play],["Esc",b.escape],[b.brackets,b.size],[b.enterBackspace,b.corner],...As];function Ls(n,t){if(t.altKey)return!1;let o=`${t.ctrlKey||t.metaKey?"ctrl+":""}${t.shiftKey?"shift+":""}`+t.key.toLowerCase(),{medium:s}=n.ui.state,i=_n.find(({keys:r})=>r.includes(o));return!i||i.video&&s?.kind!=="video"||!s&&!["o","?"].includes(i.keys[0])?!1:(i.run(n,t),!0)}function Na({ui:n,session:t}){let e=_(n,n.selected);e&&!lt(e)&&t.edits.addObject()}function Cs({session:n},t){let e=n.selectedMask,o=e?.candidates.length??0;e&&o&&n.edits.choose((e.data.chosen+t+o)%o)}function Rs(n,t){let[e,o]=[n.getBoundingClientRect(),t.getBoundingClientRect()],s=Math.max(o.left+8-e.left,Math.min(0,o.right-8-e.right));n.style.translate=`${s}px`,n.querySelector(".menu-item, input")?.focus()}function Os(n,t){if(t!=="ArrowDown"&&t!=="ArrowUp")return!1;let e=[...n.closest(".menu")?.querySelectorAll(".menu-item")??[]],o=e.indexOf(n)+(t==="ArrowDown"?1:-1);return e[(o+e.length)%e.length]?.focus(),e.length>0}var Ba=300,Be=class{constructor(t){this.panel=t}panel;#t=new Ie;#e=0;listenToPage(t){let e=o=>o.target===document.body&&this.panel.session.host.ownsPage;document.addEventListener("keydown",o=>e(o)&&this.onDown(o),{signal:t}),document.addEventListener("keyup",o=>e(o)&&this.onUp(o),{signal:t})}onDown=t=>{let{panel:e}=this,o=t.composedPath()[0];if(e.sheetOpen)return;if(o.closest('[role="menu"]')&&Os(o,t.key))return t.preventDefault();let s=o.matches("input:not([type=range]):not([type=checkbox])"),i=o.matches("[type=range]")&&/^(Arrow|Home|End|Page)/.test(t.key);if(s&&t.key!=="Escape"||i&&!t.shiftKey)return;let r=o.matches("button, input");if(t.key===" "&&!r)t.repeat||(this.#e=t.timeStamp),e.holdSpace(!0);else{if(r&&t.key==="Enter")return;if(t.key==="Escape")this.#o();else if(!this.#n(t)&&!this.#t.press(e,t)&&!Ls(e,t))return}t.preventDefault(),t.stopPropagation()};#n({key:t}){let{drawing:e,stage:o}=this.panel;return!e||o?.crosshair||e.corners.length===0?!1:t==="Enter"?e.finish():t==="Backspace"&&e.back()}onUp=t=>{t.key.toLowerCase()==="m"&&this.panel.session.peek(!1),!(t.key!==" "||!this.#e)&&(this.panel.holdSpace(!1),t.timeStamp-this.#e<Ba&&this.panel.session.playback.toggle(),this.#e=0)};release=()=>{this.panel.holdSpace(!1),this.panel.session.peek(!1)};#o(){let{panel:t}=this,{stage:e,session:o}=t;if(t.menu)t.closeMenu();else{if(t.cancelGesture()||this.#t.cancel(e))return;e?.crosshair?e.setCrosshair(null):o.propagation.running?o.propagation.cancel():o.dismiss()}}};function js(n,t){return n>=700||n>=520&&t<560}function Ds({width:n,sight:t,chrome:e,ownsPage:o,beside:s},i){if(o)return Math.max(180,Math.floor(t-e));let r=t*.85-e-24,a=i?n*i.height/i.width:420;return Math.round(Math.max(s&&i?280:180,Math.min(a,r)))}function Hs(){return Math.min(window.innerHeight,window.screen.availHeight||1/0)}function zs(n){let t=1/0;for(let e=n;e;e=e instanceof ShadowRoot?e.host:e.parentNode){if(!(e instanceof Element))continue;let{maxHeight:o,overflowY:s}=getComputedStyle(e);o.endsWith("px")&&/auto|scroll/.test(s)&&(t=Math.min(t,parseFloat(o)))}return t}var Fe=480,Ln=360;function Is(n){return h`<section class="card card-candidates" aria-label=${W.label}>${Fa(n)}</section>`}function Fa(n){let{ui:t,session:e}=n,o=e.selectedMask;if(!o||!_(t,t.selected)?.prompts[t.frame])return h`<p class="quiet candidates-hint">${W.hint}</p>`;let s=h`<div class="mask-actions">
    ${o.candidates.length===0?h`<button
            class="button quiet-button"
            data-test="alternatives"
            @click=${()=>e.edits.candidates()}
          >
            ${W.ask}
          </button>`:u}
    ${o.data.refine===null?u:Wa(n,o.data.refine)}
  </div>`;if(o.candidates.length===0)return s;let{masks:i}=e.context,r=Jn(o.candidates.map(({counts:a})=>i.shape(a,t.state.medium?.height??0)));return h`<header class="card-head"><h2>${W.title}</h2></header>
    <div class="candidates">${r.map((a,l)=>Va(n,o,l,a))}</div>
    ${s}`}function Wa({session:n},t){return h`<button
    class="button quiet-button"
    data-test="refine"
    title=${W.refineTooltip}
    @click=${()=>n.edits.refine()}
  >
    ${W.refine}<span class="figures refine-cost">${W.refineCost(t)}</span>
  </button>`}function Va(n,t,e,o){let{session:s}=n,i=M.percent(t.candidates[e].score),r=W.extents[o];return h`<button
    class="candidate"
    data-test="candidate-${e}"
    aria-pressed=${String(t.data.chosen===e)}
    title=${W.tooltip(e)}
    @click=${()=>s.edits.choose(e)}
    @pointerenter=${a=>a.pointerType==="mouse"&&s.tryOn(e)}
    @pointerleave=${()=>s.tryOn(-1)}
    @focus=${()=>s.tryOn(e)}
    @blur=${()=>s.tryOn(-1)}
  >
    <canvas class="candidate-image" width=${Fe} height=${Ln} data-index=${e}></canvas>
    <span class="candidate-words">
      <span class="figures">${i}</span>
      <span class="wide-only">${W.confidence}</span>
      ${r?h`<span>${r}</span>`:u}
      <span class="unseen">${W.candidate(e)}</span>
    </span>
  </button>`}async function Rn(n,t){let{ui:e,session:o}=n,{masks:s,frames:i}=o.context,r=s.get(e.frame,e.selected),a=i.get(e.frame),{medium:l}=e.state,d=_(e,e.selected)?.color;if(!r?.candidates.length||!a||!l||!d)return;let p=[...t.querySelectorAll(".candidate-image")].filter(j=>ct(j,r.candidates,a,d));if(p.length===0)return;let m=r.candidates.map(j=>s.shape(j.counts,l.height)),g=qa(m.map(j=>j.bounds),l),f=a.width/l.width,[y,C]=[(g.x1-g.x0)*f,(g.y1-g.y0)*f],R={resizeWidth:Fe,resizeHeight:Ln,resizeQuality:"medium"},I=await createImageBitmap(a,g.x0*f,g.y0*f,Math.max(1,y),Math.max(1,C),R);for(let j of p){let G=m[Number(j.dataset.index)];G&&s.get(e.frame,e.selected)?.candidates===r.candidates&&Ka(j,I,g,G,d)}I.close()}function qa(n,t){let e=n.filter(p=>p!==null);if(e.length===0)return{x0:0,y0:0,x1:t.width,y1:t.height};let o=Math.min(...e.map(p=>p.x0)),s=Math.min(...e.map(p=>p.y0)),i=Math.max(...e.map(p=>p.x1)),r=Math.max(...e.map(p=>p.y1)),a=Math.max(i-o,(r-s)*4/3,16)*1.25,l=a*3/4,d=Us((o+i-a)/2,a,t.width),c=Us((s+r-l)/2,l,t.height);return{x0:d,y0:c,x1:d+a,y1:c+l}}function Us(n,t,e){return t>=e?(e-t)/2:Math.min(Math.max(n,0),e-t)}function Ka(n,t,e,o,s){let i=n.getContext("2d"),r=Fe/(e.x1-e.x0);i.setTransform(1,0,0,1,0,0),i.clearRect(0,0,Fe,Ln),i.drawImage(t,0,0),i.setTransform(r,0,0,r,-e.x0*r,-e.y0*r),i.globalAlpha=.5,i.fillStyle=s,i.fill(o.smooth,"evenodd"),i.globalAlpha=1;for(let[a,l]of[[Et(s),9],[s,5]])i.strokeStyle=a,i.lineWidth=l/r,i.stroke(o.smooth)}function Ns(n){let{kept:t}=n.ui;if(!t)return u;let e=h`${E("remove")}${J.remove}`;return st(n,"delete-data",e,Ga(t),()=>n.askToDelete(),"button")}function Bs({session:n},t){let e=()=>{t(),n.deleteData()},o=h`<div class="question">
    <p>${J.what}</p>
    <div class="answers">
      <button class="button outlined" data-test="delete-data-cancel" @click=${t}>${M.cancel}</button>
      <button class="button danger" data-test="delete-data-confirm" @click=${e}>${J.confirm}</button>
    </div>
  </div>`;return Z("data",J.label,J.title,o,t)}function Ga({hours:n}){return n===null?J.forGood:n?J.hours(n):J.untilLeaving}function Fs(n){let{ui:t,session:e}=n;if(t.phase==="connecting")return h`<div class="empty" data-test="connecting"><span class="spinner"></span></div>`;if(t.phase==="lost")return h`<div class="empty">
      <p class="quiet">${q.lost}</p>
      <button class="button outlined" data-test="connect" @click=${()=>{e.connect()}}>
        ${M.tryAgain}
      </button>
    </div>`;let o=matchMedia("(pointer: coarse)").matches;return h`<div class="empty" data-test="empty">
    <h1 class="empty-title">${q.title}</h1>
    <p class="empty-about">${q.about}</p>
    <button class="button primary" data-test="open-empty" @click=${()=>n.chooseFile()}>
      ${E("open")}${o?q.take:q.open}
    </button>
    ${o?u:h`<p class="quiet">${q.ways}</p>`}
    ${t.examples.length?h`<div class="examples" role="group" aria-label=${q.examples}>
          ${t.examples.map(({example:s,thumbnail:i})=>h`<button
              class="example"
              data-test="example-${s.id}"
              title=${q.example(s.name)}
              @click=${()=>{e.open({example:s.id,name:s.name})}}
            >
              <span class="example-image">
                <img src=${i} alt="" />${s.kind==="video"?h`<i>${E("play")}</i>`:u}
              </span>
              <span>${s.name}</span>
            </button>`)}
        </div>`:u}
    ${t.engine?.expect?h`<p class="quiet" data-test="expect">${t.engine.expect}</p>`:u}
    <p class="quiet" data-test="where-files-go">
      ${t.kept?q.kept(t.kept.hours):q.inNotebook}
    </p>
  </div>`}function Ws(n){let{ui:t,session:e}=n;if(t.images.length<2)return u;let o=t.images.filter(s=>qs(n,s)==="done").length;return h`<section class="filmstrip" aria-label=${Y.label} data-test="filmstrip">
    ${k("image-previous","previous",Y.previous,()=>e.images.step(-1),{key:"PageUp"})}
    <ol class="filmstrip-images">
      ${t.images.map((s,i)=>Ya(n,s,i))}
    </ol>
    ${k("image-next","next",Y.next,()=>e.images.step(1),{key:"PageDown"})}
    <span class="figures quiet" data-test="images-done">${Y.done(o,t.images.length)}</span>
  </section>`}function Ya(n,t,e){let o=qs(n,t),s=t.session!==""&&t.session===n.ui.state.session;return h`<li>
    <button
      class="filmstrip-image"
      data-test="image-${e}"
      data-mark=${o}
      aria-current=${s?"true":u}
      aria-label=${`${t.name}: ${Y.marks[o]}`}
      title=${t.problem||`${t.name} (${Y.marks[o]})`}
      ?disabled=${o==="failed"}
      @click=${()=>n.session.images.show(e)}
    >
      <span class="filmstrip-mark" aria-hidden="true"></span><span class="filmstrip-name">${t.name}</span>
    </button>
  </li>`}function Vs(n){let t=n.querySelector(".filmstrip-image[aria-current]"),e=t?.closest(".filmstrip-images");!t||!e||e.dataset.shown===t.dataset.test||(e.dataset.shown=t.dataset.test,e.scrollLeft=t.offsetLeft-e.offsetLeft-(e.clientWidth-t.offsetWidth)/2)}function qs({ui:n},t){return t.session===""||t.session!==n.state.session?t.mark:n.state.objects.every(lt)?"empty":"done"}var We={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Ve=n=>(...t)=>({_$litDirective$:n,values:t}),Ct=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,e,o){this._$Ct=t,this._$AM=e,this._$Ci=o}_$AS(t,e){return this.update(t,e)}update(t,e){return this.render(...e)}};var Gt=class extends Ct{constructor(t){if(super(t),this.it=u,t.type!==We.CHILD)throw Error(this.constructor.directiveName+"() can only be used in child bindings")}render(t){if(t===u||t==null)return this._t=void 0,this.it=t;if(t===K)return t;if(typeof t!="string")throw Error(this.constructor.directiveName+"() called with a non-string value");if(t===this.it)return this._t;this.it=t;let e=[t];return e.raw=e,this._t={_$litType$:this.constructor.resultType,strings:e,values:[]}}};Gt.directiveName="unsafeHTML",Gt.resultType=1;var Ks=Ve(Gt);var Gs=`<h1>EdgeTAM UI practice checkpoint</h1>
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
`;function Ys(n){let{card:t,notPublished:e,rougher:o,realWeights:s,realWeightsHow:i,command:r}=D;return Z("card",t,t,h`<div class="lead">
        <p><b>${e}</b> ${o}</p>
        <h3>${s}</h3>
        <p>${i}</p>
        <code>${r}</code>
        <p>${D.realWeightsOnce}</p>
      </div>
      <details>
        <summary>${D.figures}</summary>
        <div class="prose">${Ks(Gs)}</div>
      </details>`,n)}var{I:Za}=Zo,Xs=n=>n;var Zs=()=>document.createComment(""),_t=(n,t,e)=>{let o=n._$AA.parentNode,s=t===void 0?n._$AB:t._$AA;if(e===void 0){let i=o.insertBefore(Zs(),s),r=o.insertBefore(Zs(),s);e=new Za(i,r,n,n.options)}else{let i=e._$AB.nextSibling,r=e._$AM,a=r!==n;if(a){let l;e._$AQ?.(n),e._$AM=n,e._$AP!==void 0&&(l=n._$AU)!==r._$AU&&e._$AP(l)}if(i!==s||a){let l=e._$AA;for(;l!==i;){let d=Xs(l).nextSibling;Xs(o).insertBefore(l,s),l=d}}}return e},ht=(n,t,e=n)=>(n._$AI(t,e),n),Ja={},Js=(n,t=Ja)=>n._$AH=t,Qs=n=>n._$AH,qe=n=>{n._$AR(),n._$AA.remove()};var ti=(n,t,e)=>{let o=new Map;for(let s=t;s<=e;s++)o.set(n[s],s);return o},Ke=Ve(class extends Ct{constructor(n){if(super(n),n.type!==We.CHILD)throw Error("repeat() can only be used in text expressions")}dt(n,t,e){let o;e===void 0?e=t:t!==void 0&&(o=t);let s=[],i=[],r=0;for(let a of n)s[r]=o?o(a,r):r,i[r]=e(a,r),r++;return{values:i,keys:s}}render(n,t,e){return this.dt(n,t,e).values}update(n,[t,e,o]){let s=Qs(n),{values:i,keys:r}=this.dt(t,e,o);if(!Array.isArray(s))return this.ut=r,i;let a=this.ut??=[],l=[],d,c,p=0,m=s.length-1,g=0,f=i.length-1;for(;p<=m&&g<=f;)if(s[p]===null)p++;else if(s[m]===null)m--;else if(a[p]===r[g])l[g]=ht(s[p],i[g]),p++,g++;else if(a[m]===r[f])l[f]=ht(s[m],i[f]),m--,f--;else if(a[p]===r[f])l[f]=ht(s[p],i[f]),_t(n,l[f+1],s[p]),p++,f--;else if(a[m]===r[g])l[g]=ht(s[m],i[g]),_t(n,s[p],s[m]),m--,g++;else if(d===void 0&&(d=ti(r,g,f),c=ti(a,p,m)),d.has(a[p]))if(d.has(a[m])){let y=c.get(r[g]),C=y!==void 0?s[y]:null;if(C===null){let R=_t(n,s[p]);ht(R,i[g]),l[g]=R}else l[g]=ht(C,i[g]),_t(n,s[p],C),s[y]=null;g++}else qe(s[m]),m--;else qe(s[p]),p++;for(;g<=f;){let y=_t(n,l[f+1]);ht(y,i[g]),l[g++]=y}for(;p<=m;){let y=s[p++];y!==null&&qe(y)}return this.ut=r,Js(n,l),K}});function ei(n){let{ui:t,session:e}=n,{objects:o}=t.state;return h`<section class="card card-objects" aria-label=${z.label}>
    <header class="card-head">
      <h2>${z.label}</h2>
      ${k("add-object","plus",z.add,()=>e.edits.addObject(),{key:"N"})}
    </header>
    ${o.length?h`<ul class="objects" data-test="objects">
          ${Ke(o,s=>s.id,(s,i)=>Qa(n,s,i))}
        </ul>`:h`<p class="quiet" data-test="no-objects">
            ${t.pending.length?z.looking:z.none}
          </p>`}
  </section>`}function Qa(n,t,e){let{ui:o,session:s}=n,{id:i,name:r,color:a,visible:l}=t,d=i===o.selected,c=()=>n.renaming=i;return h`<li class="object" ?data-selected=${d} ?data-hidden=${!l}>
    <label class="swatch" style="--color: ${a}" title=${z.color}>
      <input
        type="color"
        data-test="object-${i}-color"
        aria-label=${z.colorOf(r)}
        .value=${a}
        @change=${p=>s.edits.change(i,{color:p.target.value})}
      />
    </label>
    ${n.renaming===i?tl(n,t):h`<button
          class="object-name"
          data-test="object-${i}"
          aria-current=${d?"true":u}
          title=${z.select(r,e<9?String(e+1):"")}
          @click=${()=>s.navigation.select(i)}
          @dblclick=${c}
          @pointerup=${p=>d&&p.pointerType==="touch"&&c()}
          @keydown=${p=>{p.key!=="F2"&&!(p.key==="Enter"&&d)||(p.preventDefault(),c())}}
        >
          ${r}
        </button>`}
    ${d?k(`object-${i}-rename`,"rename",z.rename(r),c,{key:"F2"}):u}
    ${d&&t.prompts[o.frame]?k(`object-${i}-clear`,"erase",z.clear(r),()=>s.edits.clearFrame(i)):u}
    ${k(`object-${i}-visible`,l?"eye":"hidden",l?z.hide(r):z.show(r),()=>s.edits.change(i,{visible:!l}))}
    ${k(`object-${i}-delete`,"remove",z.remove(r),p=>p.detail<2&&s.edits.remove(i),{key:d?"Delete":""})}
  </li>`}function tl(n,{id:t,name:e}){let{session:o}=n.ui.state,s=(i,r)=>{if(n.renaming!==t)return;let a=i.target.value.trim();n.renaming=0;let l=n.ui.state.session===o;r&&l&&a&&a!==e&&n.session.edits.rename(t,a)};return h`<input
    class="object-name-field"
    data-test="object-${t}-name"
    aria-label=${z.name}
    maxlength="60"
    list="names"
    autocomplete="off"
    .value=${e}
    @blur=${i=>s(i,!0)}
    @keydown=${i=>{i.stopPropagation(),(i.key==="Enter"||i.key==="Escape")&&s(i,i.key==="Enter")}}
  /><datalist id="names">${n.session.edits.names.map(i=>h`<option value=${i}></option>`)}</datalist>`}function ni({ui:n}){let t=el(n,matchMedia("(pointer: coarse)").matches);return t?h`<p class="pill" data-test="pill">${t}</p>`:u}function el(n,t){let{medium:e,objects:o}=n.state;return!e||n.opening||n.preview||n.pending.length>0||n.problem?"":o.every(({prompts:s})=>Object.keys(s).length===0)?t?Jt.firstTouch:Jt.first:e.kind!=="video"||n.propagation||n.playing||o.some(s=>et(s,n.live,n.frame))?"":Jt.nothingHere}function oi(n){let t=([o,s])=>h`<div><dt>${o.split(", ").map(i=>h`<kbd>${i}</kbd> `)}</dt><dd>${s}</dd></div>`,e=_n.map(({shown:o,label:s})=>[o,s]);return Z("keys",b.label,b.title,h`<dl>${[...b.mouse,...e,..._s].map(t)}</dl>`,n)}var Ge=n=>Math.abs(n)>=1e5||n!==0&&Math.abs(n)<.01?n.toExponential(2):String(+n.toFixed(2));function si(n){let{ui:t,session:e}=n,o=t.state.medium?.values;if(!o)return u;let[s,i]=t.between??[o.low,o.high],r=l=>{l[0]<l[1]?e.navigation.showBetween(l):n.toggleMenu("values")},a=(l,d,c)=>h`<label>
    <span>${it[l]}</span>
    <input
      type="number"
      step="any"
      data-test="values-${l}"
      .value=${String(d)}
      @change=${p=>{let m=p.target.valueAsNumber;Number.isFinite(m)&&c(m)}}
    />
  </label>`;return U(n,"values",{label:it.title,content:h`<span class="figures">${it.range(Ge(s),Ge(i))}</span>`,classes:"values-button"},()=>h`<div class="note values">
      <p><b>${it.title}</b></p>
      <div class="values-fields">
        ${a("black",s,l=>r([l,i]))} ${a("white",i,l=>r([s,l]))}
      </div>
      <p class="quiet">${it.data(Ge(o.lowest),Ge(o.highest))} ${it.model}</p>
      <button
        class="button outlined"
        data-test="values-reset"
        ?disabled=${!t.between}
        @click=${()=>e.navigation.showBetween(null)}
      >
        ${it.reset}
      </button>
    </div>`,"up right","dialog")}function ii(n){let{engine:t,took:e,state:o,waiting:s}=n.ui,{medium:i}=o;return h`<div class="status">
    ${t&&!t.ready?h`<span role="status" data-test="loading">
            <span class="spinner small"></span>${D.loading}
          </span>`:t?h`<span data-test="engine">
            ${t.practice?ol(n,t.why):h`<b>${t.checkpoint}</b>`}
            <span>${t.device.toUpperCase()} ${t.precision}</span>
            ${t.place?nl(n,t):u}
          </span>`:u}
    ${e?h`<span class="figures" data-test="took">
          ${e.encode>=.5?h`<span class="encode">${D.encode(e.encode)}</span>`:u}
          <span>${D.click(e.decode||e.total)}</span>
        </span>`:u}
    ${s?h`<span role="status" data-test="waiting">
          <span class="spinner small"></span>${D.waiting(s.place,s.seconds)}
        </span>`:u}
    <span class="space"></span>
    ${i?h`<span class="medium" data-test="medium">
          <span class="medium-name">${i.name}</span>
          <span class="figures">${D.size(i.width,i.height)}</span>
          ${si(n)}
          ${i.kind==="video"?h`<span class="figures">${D.video(i.frames,i.fps)}</span>`:u}
        </span>`:u}
  </div>`}function nl(n,{place:t,expect:e}){return U(n,"place",{label:D.placeWhy,content:h`${t} ${E("info")}`,classes:"place"},()=>h`<div class="note"><p>${e}</p></div>`,"up","dialog")}function ol(n,t){return U(n,"practice",{label:D.practiceWhy,content:h`${D.practice} ${E("info")}`,classes:"practice"},()=>h`<div class="note">
      <p><b>${D.notPublished}</b></p>
      <p>${D.rougher}</p>
      ${t?h`<p class="quiet">${t}</p>`:u}
      <button class="button outlined" data-test="card-open" @click=${()=>n.showCard()}>
        ${D.card}
      </button>
    </div>`,"up","dialog")}function On(n,[t,e],o){return 8+(o-16)*(n-t)/Math.max(1,e-t)}function jn(n,[t,e],o){let s=t+Math.round((n-8)/(o-16)*(e-t));return Math.min(Math.max(s,t),e)}function ai(n,t,e,o,s){let i=jn(e,n,o),r=Math.max(10,Math.round((n[1]-n[0])*t));if(r>=s-1)return null;let a=Math.round(i-(i-n[0])/Math.max(1,n[1]-n[0])*r),l=Math.min(Math.max(0,a),s-1-r);return[l,l+r]}function li(n,t,e,o,s){let i=window.devicePixelRatio||1,{clientWidth:r,clientHeight:a}=n;if(!r||!a)return;n.width=Math.round(r*i),n.height=Math.round(a*i);let l=n.getContext("2d");l.scale(i,i);let d=a-3,c=f=>o[1]>o[0]?Math.round(On(f-.5,o,r)*i)/i:(f-o[0])*r,p=(f,y,C,R,I)=>{let j=Math.max(c(f),1),G=Math.min(c(f+y),r-1);G<1||j>r-1||(l.globalAlpha=R,l.fillStyle=I,l.fillRect(j,d-C,Math.max(G-j,.75),C))},m=rl(l,t.color),g=([f,y,C,,R])=>{let I=4+(d-4)*Math.sqrt(R);C==="absent"?(p(f,y,1.5,.8,t.color),R>=.15&&p(f,y,I,.35,s.warning)):C==="gone"?p(f,y,4,.25,s.text):C==="stale"?p(f,y,10,.8,m):C==="reviewed"?p(f,y,4,1,t.color):(R>=.15&&p(f,y,I,1,s.warning),p(f,y,R>=.15?4:I,.85,t.color))};p(o[0],o[1]-o[0]+1,1,1,s.line),t.timeline.forEach(g);for(let f of e.get(t.id)??[])l.clearRect(c(f[0]),0,c(f[0]+f[1])-c(f[0]),a),g(f);for(let[f,y,C]of t.timeline)if(C==="reviewed")for(let R=f;R<f+y;R++)ri(R,o)&&sl(l,On(R,o,r),d-4/2,t.color);for(let f of Object.keys(t.prompts).map(Number))ri(f,o)&&il(l,On(f,o,r),a/2,t.color)}function ri(n,[t,e]){return t<=n&&n<=e}function sl(n,t,e,o){n.globalAlpha=1,n.beginPath(),n.arc(t,e,3.5,0,2*Math.PI),n.fillStyle=o,n.fill(),n.lineWidth=1.5,n.strokeStyle="#ffffff",n.stroke()}function il(n,t,e,o){n.globalAlpha=1,n.beginPath(),n.moveTo(t,e-6),n.lineTo(t+6,e),n.lineTo(t,e+6),n.lineTo(t-6,e),n.closePath(),n.fillStyle=o,n.fill(),n.lineWidth=1.5,n.lineJoin="round",n.strokeStyle="#ffffff",n.stroke()}function rl(n,t){let e=document.createElement("canvas");e.width=e.height=8;let o=e.getContext("2d");o.strokeStyle=t,o.lineWidth=2;for(let s of[-8,0,8])o.moveTo(s,8),o.lineTo(s+8,0);return o.stroke(),n.createPattern(e,"repeat")??t}var di=10,al=[.25,.5,1,2,4];function ci(n){let{ui:t,session:e}=n,{medium:o,objects:s}=t.state;if(o?.kind!=="video")return u;let i=o.frames-1,r=Yt(n),a=r[1]>r[0]?(t.frame-r[0])/(r[1]-r[0]):0,l=P,d=(p,m,g)=>k(p,p,l[p],()=>e.seek(m),{key:g,disabled:t.frame===Math.min(Math.max(m,0),i)}),c=t.playing?"pause":"play";return h`<section class="timeline" aria-label=${P.label}>
    <div class="transport">
      <div class="group">
        ${d("first",0,"Home")} ${d("previous",t.frame-1,"←")}
        ${k("play",c,l[c],()=>e.playback.toggle(),{key:"Space"})}
        ${d("next",t.frame+1,"→")} ${d("last",i,"End")}
        ${k("loop","loop",l.loop,()=>e.playback.setLoop(!t.loop),{key:"L",pressed:t.loop})}
        ${U(n,"speed",{label:`${l.speed} ${l.times(t.speed)}`,content:l.times(t.speed),classes:"figures speed"},()=>al.map(p=>st(n,`speed-${p}`,l.times(p),"",()=>e.playback.setSpeed(p))),"up")}
      </div>
      ${cl(n)} ${hl(n)}
      ${t.propagation?xl(n):h`<div class="runs">${gl(n)}${fl(n)}</div>`}
    </div>
    <div class="timeline-rows" style="--at: ${a}" @wheel=${ll(n)}>
      <div class="timeline-row">
        <span class="timeline-label"></span>
        <input
          class="range"
          type="range"
          data-test="frame-slider"
          aria-label=${P.frame}
          aria-valuetext=${P.frameOf(t.frame,i)}
          min=${r[0]}
          max=${r[1]}
          step="1"
          .value=${String(t.frame)}
          @input=${p=>e.seek(Number(p.target.value))}
        />
      </div>
      <div class="lanes">
        <div class="object-rows">${Ke(s,p=>p.id,p=>ul(n,p))}</div>
        ${s.length?h`<div class="playhead-lane">
                ${dl(n)}${a>=0&&a<=1?h`<i class="playhead"></i>`:u}
              </div>`:u}
      </div>
    </div>
  </section>`}function Yt({ui:n}){return n.zoom??[0,(n.state.medium?.frames??1)-1]}function ll(n){return t=>{let e=t.currentTarget.querySelector(".range").getBoundingClientRect(),o=n.ui.state.medium?.frames??1,s=Yt(n),{store:i}=n.session.context;if(t.ctrlKey||t.metaKey){t.preventDefault();let r=Math.exp(Math.min(Math.max(t.deltaY,-100),100)/150);i.update({zoom:ai(s,r,t.clientX-e.left,e.width,o)})}else if(n.ui.zoom&&t.deltaX){t.preventDefault();let r=s[1]-s[0],a=s[0]+Math.round(t.deltaX/e.width*r),l=Math.min(Math.max(0,a),o-1-r);i.update({zoom:[l,l+r]})}}}function dl(n){let{first:t,last:e}=n.ui.range;if(t===null&&e===null)return u;let o=Yt(n),s=a=>Math.min(Math.max((a-o[0])/Math.max(1,o[1]-o[0]),0),1),[i,r]=[s(t??o[0]),s(e??o[1])];return h`<i class="range-shade" data-test="range-shade" style="--from: ${i}; --to: ${r}"></i>`}function cl(n){let{ui:t,session:e}=n,{frames:o,fps:s}=t.state.medium,i=s>0?yl(t.frame/s):"",r=a=>{a.preventDefault();let l=a.target,d=new FormData(l).get("to"),c=pl(String(d),s);n.closeMenu(),l.closest(".app")?.querySelector(".stage")?.focus(),c!==null&&e.seek(c)};return U(n,"counter",{label:`${t.frame} / ${o-1} ${i} ${P.goTo}`,content:h`<span class="counter figures"><b>${t.frame}</b> / ${o-1} <span class="time">${i}</span></span>`,classes:"plain"},()=>h`<form class="go-to" @submit=${r}>
      <input class="field" name="to" data-test="go-to" aria-label=${P.goTo} placeholder=${t.frame} autofocus />
    </form>`,"up","dialog")}function pl(n,t){let e=n.trim();if(/^\d+$/.test(e))return Number(e);let[,o,s]=/^(\d+):(\d{1,2}(?:[.,]\d*)?)$/.exec(e)??[];return o===void 0||s===void 0||t<=0?null:Math.round((60*Number(o)+Number(s.replace(",",".")))*t)}function hl(n){let{ui:t,session:e}=n,{doubtful:o}=t.state;if(t.propagation||o.length===0&&!t.state.objects.some(r=>r.timeline.length>1))return u;let s=Rt,i=o.length===0;return h`<div class="group review" role="group" aria-label=${s.label}>
    <span class="figures doubtful" data-test="doubtful" ?data-none=${i}
      >${i?s.none:s.left(o.length)}</span
    >
    ${k("doubtful-previous","previous",s.previous,()=>e.review.go(-1),{key:"Shift D",disabled:i})}
    ${k("doubtful-next","next",s.next,()=>e.review.go(1),{key:"D",disabled:i})}
    ${k("fine","fine",s.fine,()=>e.review.fine(),{key:"F"})}
  </div>`}function ul(n,t){let e=Yt(n),o=s=>{if(s.type==="pointermove"&&!(s.buttons&1))return;let i=s.currentTarget,r=i.getBoundingClientRect();n.session.seek(jn(s.clientX-r.left,e,r.width)),s.type==="pointerdown"&&i.setPointerCapture(s.pointerId)};return h`<div class="timeline-row" ?data-selected=${t.id===n.ui.selected}>
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
      aria-label=${ml(t)}
      @dblclick=${()=>n.session.context.store.update({zoom:null})}
      @pointerdown=${o}
      @pointermove=${o}
    ></canvas>
  </div>`}function pi(n,t){let{ui:e}=n,o=t.querySelector(".timeline");if(!o)return;let s=getComputedStyle(o),[i,r,a]=["--line","--warning","--text"].map(c=>s.getPropertyValue(c)),l={line:i,warning:r,text:a},d=Yt(n);for(let c of t.querySelectorAll("canvas.object-timeline")){let p=e.state.objects.find(m=>m.id===Number(c.dataset.object));p&&ct(c,p,e.live.get(p.id),c.clientWidth,i,...d)&&li(c,p,e.live,d,l)}}function hi(n){let t=n.querySelector(".timeline-row[data-selected]"),e=t?.parentElement;if(!t||!e||!ct(e,t,e.childElementCount))return;let o=t.offsetTop-e.offsetTop;e.scrollTop=Math.min(o,Math.max(e.scrollTop,o+t.offsetHeight-e.clientHeight))}function ml({name:n,timeline:t,prompts:e}){let o=s=>t.reduce((i,[,r,a])=>i+(a===s?r:0),0);return P.timeline(n,{prompted:Object.keys(e).length,tracked:o("tracked"),stale:o("stale"),absent:o("absent")})}function gl({ui:n,session:t}){let{unfinished:e}=n.state;if(!e)return u;let{done:o,total:s}=e;return h`<button
    class="button outlined figures"
    data-test="resume"
    title=${P.resumeTitle(o,s)}
    @click=${()=>{t.propagation.resume()}}
  >
    ${P.resume(o,s)}
  </button>`}function fl(n){let{ui:t,session:e}=n,o=t.state.objects.some(a=>Object.keys(a.prompts).length>0),s=(a,l,d,c)=>st(n,a,l,d,()=>{e.propagation.run(c)}),i=t.frame,r=(t.state.medium?.frames??1)-1;return h`<div class="joined">
    <button
      class="button primary"
      data-test="propagate"
      ?disabled=${!o||t.state.due.frames===0&&t.pending.length===0}
      title=${o?P.propagateTitle:P.nothing}
      @click=${()=>{e.propagation.run({direction:"update"})}}
    >
      ${E("propagate")}<span>${t.state.due.label||P.propagate}</span>
    </button>
    ${U(n,"propagate-menu",{label:P.how,content:E("down"),disabled:!o,classes:"primary icon-button slim"},()=>[s("propagate-forward",P.forward,P.forwardDetail,{direction:"forward",start:i}),s("propagate-backward",P.backward,P.backwardDetail,{direction:"backward",start:i}),s("propagate-some",P.some(di),"",{direction:"forward",start:i,end:Math.min(i+di,r)}),s("propagate-one",P.one,"",{direction:"both",start:i,end:i}),...bl(n,s),s("propagate-all",P.all,P.allDetail,{direction:"both"})],"right up")}
  </div>`}function bl({ui:n},t){let{first:e,last:o}=n.range;if(e===null&&o===null)return[];let[s,i]=[e??0,o??(n.state.medium?.frames??1)-1];return[t("propagate-range",P.range(s,i),"",{direction:"both",start:s,end:i})]}function xl({ui:n,session:t}){let{done:e,total:o,framesPerSecond:s,secondsLeft:i,stopping:r}=n.propagation,a=e?P.progress(s,i):P.starting;return h`<div class="propagating">
    <span class="figures" data-test="progress">${r?P.stopping:a}</span>
    <progress max=${o||1} .value=${e} aria-label=${P.propagating(e,o)}></progress>
    <button
      class="button outlined"
      data-test="cancel"
      ?disabled=${r}
      title=${P.stop}
      @click=${()=>t.propagation.cancel()}
    >
      ${M.cancel}
    </button>
  </div>`}function yl(n){let t=Math.floor(n/60);return`${t}:${(n-60*t).toFixed(2).padStart(5,"0")}`}function ui({ui:n,session:t}){let e=n.problem;return h`<div class="toasts" role="alert">
    ${e?h`<div class="toast" data-test="error" data-kind=${e.kind}>
          ${E(e.kind==="error"?"warning":"info")}
          <div class="toast-words">
            <b>${e.message}</b>
            ${e.hint?h`<span>${e.hint}</span>`:u}
            ${e.action?h`<button class="button outlined" data-test="error-action" @click=${()=>t.act()}>
                    ${e.action.label}
                  </button>`:u}
          </div>
          ${k("error-dismiss","close",O.dismiss,()=>t.dismiss())}
        </div>`:u}
  </div>`}function mi({ui:n}){return h`<div class="reconnecting" role="status" data-test="reconnecting">
    ${n.reconnecting?h`<p><span class="spinner small"></span>${Fn.lost}</p>`:u}
  </div>`}function gi({ui:n,session:t}){return n.opening?h`<div class="opening" role="status" data-test="opening">
    <span class="spinner small"></span><span>${n.opening}</span>
    <button class="button outlined" data-test="cancel-opening" @click=${()=>t.opening.cancel()}>
      ${M.cancel}
    </button>
  </div>`:u}function fi(n){let{ui:t,session:e}=n,{medium:o,objects:s}=t.state;if(t.exporting){let{done:r,total:a,format:l}=t.exporting;return h`<div class="exporting" role="status">
      <progress max=${a||1} .value=${r} aria-label=${T.progress(l.label)}></progress>
      <span class="figures">${a?M.percent(r/a):"…"}</span>
      ${k("cancel-export","close",T.cancel,()=>e.exporting.cancel())}
    </div>`}let i=s.length?T.export:T.nothing;return h`<button
    class="button outlined"
    data-test="export"
    aria-label=${i}
    title=${i}
    aria-haspopup="dialog"
    ?disabled=${!s.length||!o||!t.exports[o.kind].length}
    @click=${()=>n.showExport()}
  >
    ${E("download")}<span class="wide">${T.export}</span>
  </button>`}function bi(n){let t={label:w.settings,content:E("more"),classes:"icon-button"};return U(n,"settings",t,()=>vl(n),"right","dialog")}function vl(n){let{ui:t,session:e}=n,{medium:o,objects:s,can_redo:i}=t.state;return h`
    ${o?wl(n):u}
    <div class="narrow">
      ${i?st(n,"menu-redo",w.redo,"",()=>e.edits.redo(),"button"):u}
      ${Dn(n,"more-example","button")}
    </div>
    ${s.length?st(n,"reset",h`${E("removeAll")}${w.reset}`,w.resetDetail,()=>e.edits.reset(),"button"):u}
    <button class="menu-item" data-test="settings-keys" @click=${()=>n.showKeys()}>
      <span>${E("help")}${w.keys}</span>
    </button>
    ${Ns(n)}
  `}function wl({ui:n,session:t}){let{opacity:e,prompts:o,preview:s,view:i}=n.settings,r=a=>a.target;return h`
    <label class="menu-row">
      <span>${w.view}</span>
      <select
        data-test="view"
        @change=${a=>t.navigation.set({view:a.target.value})}
      >
        ${Qn.map(a=>h`<option value=${a} ?selected=${a===i}>${w.views[a]}</option>`)}
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
        .checked=${o}
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
  `}function Dn(n,t,e="menuitem"){return n.ui.examples.map(({example:o,thumbnail:s})=>st(n,`${t}-${o.id}`,h`<img class="menu-thumbnail" src=${s} alt="" />${o.name}`,o.kind==="video"?w.video:w.image,()=>{n.session.open({example:o.id,name:o.name})},e))}function xi({stage:n}){return n?h`<div class="zoom" role="group" aria-label=${w.zoom}>
    ${k("zoom-out","minus",w.zoomOut,()=>n.zoom(1/1.5),{key:"−",disabled:n.fitted})}
    <output class="figures" data-test="zoom-level">${M.percent(n.view.scale)}</output>
    ${k("zoom-in","plus",w.zoomIn,()=>n.zoom(1.5),{key:"+"})}
    ${k("zoom-fit","fit",w.zoomFit,()=>n.fit(),{key:"0",disabled:n.fitted})}
  </div>`:u}function yi({stage:n}){return!n||n.fitted?u:h`<button class="button outlined zoom-whole" data-test="zoom-whole" @click=${()=>n.fit()}>
    ${E("fit")}${w.zoomFit}
  </button>`}var kl=[["add","add",w.add,"A"],["subtract","subtract",w.subtract,"S"],["box","box",w.box,"B"]];function wi(n){let{ui:t,session:e}=n,{medium:o,can_undo:s,can_redo:i}=t.state,r=(a,l,d)=>k(a,a,w[a],()=>e.edits[a](),{key:l,disabled:!d});return h`<div class="toolbar" role="toolbar" aria-label=${w.label}>
    <div class="joined">
      <button
        class="button"
        data-test="open"
        title=${w.openTitle}
        aria-label=${w.open}
        @click=${()=>n.chooseFile()}
      >
        ${E("open")}<span class="wide">${w.open}</span>
      </button>
      ${t.examples.length?U(n,"examples",{label:w.examples,content:E("down"),classes:"icon-button slim"},()=>Dn(n,"menu-example")):u}
    </div>
    ${o?h`
          <div class="group">
            ${r("undo","Ctrl+Z",s)} ${r("redo","Ctrl+Shift+Z",i)}
          </div>
          <div class="segments" role="group" aria-label=${w.tools}>
            ${kl.map(([a,l,d,c])=>vi(n,a,l,d,c))}
            ${k("tool-hand","brush",w.hand,()=>e.navigation.takeHand(),{key:"R",pressed:V(t.tool)})}
            ${vi(n,"pan","pan",w.pan,"H")}
          </div>
          ${xi(n)}
        `:u}
    <span class="space"></span>
    <div class="group">
      ${o?$l(n):u} ${bi(n)}
      ${k("help","help",w.help,()=>n.showKeys(),{key:"?"})}
    </div>
    ${o?fi(n):u}
  </div>`}function vi({ui:n,session:t},e,o,s,i){return k(`tool-${e}`,o,s,()=>t.navigation.setTool(e),{key:i,pressed:n.tool===e})}function $l({ui:n,session:t}){let{panel:e}=n.settings,o=e?w.foldPanel:w.showPanel;return k("panel","panel",o,()=>t.navigation.set({panel:!e}),{pressed:e})}function ki(n){let{ui:t,session:e}=n,{opening:o}=e,s=t.asking??"",{title:i,text:r,stay:a,discard:l}=en,d=()=>{o.exportFirst(),n.showExport()},c=h`<div class="question">
    <p>${r(s,t.state.medium?.name??"")}</p>
    <div class="answers">
      <button class="button primary" data-test="unsaved-export" @click=${d}>${en.export}</button>
      <button class="button outlined" data-test="unsaved-discard" @click=${()=>o.discard()}>
        ${l(s)}
      </button>
      <button class="button" data-test="unsaved-stay" @click=${()=>o.stay()}>${a}</button>
    </div>
  </div>`;return Z("unsaved",i,i,c,()=>o.stay())}function $i({ui:n,session:t},e){n.asking!==null&&!e.open?(e.showModal(),e.onclose=()=>t.ui.asking!==null&&t.opening.stay()):n.asking===null&&e.open&&e.close()}var Pi=A`
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
`;var Mi=A`
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
`;var Ti=A`
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
`;var Si=A`
  .hand-bar {
    position: absolute;
    z-index: 4;
    top: 10px;
    left: 50%;
    display: flex;
    align-items: center;
    gap: 10px;
    width: max-content;
    max-width: calc(100% - 16px);
    padding: 4px 10px 4px 4px;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--raised);
    box-shadow: var(--shadow);
    transform: translateX(-50%);
  }
  .hand-size {
    display: flex;
    align-items: center;
    gap: 8px;
    min-width: 0;
  }
  .hand-size .range {
    width: 132px;
    min-width: 56px;
  }
  .hand-size output {
    min-width: 46px;
    color: var(--muted);
    font-size: 12px;
    text-align: right;
  }
  .hand-words {
    color: var(--muted);
    font-size: 12px;
  }
`;var Ei=A`
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
`;var Ai=A`
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
  .stage:is([data-tool="pan"], [data-tool="box"], [data-tool="brush"], [data-tool="eraser"], [data-tool="polygon"]) {
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
  .status .practice,
  .status .place {
    height: 24px;
    margin-left: -6px;
    padding: 0 6px;
    gap: 4px;
    border-radius: 6px;
  }
  .status .practice {
    color: var(--warning);
    font-weight: 600;
  }
  .status .practice .icon,
  .status .place .icon {
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

  @container app (max-width: 399px) {
    .toolbar [data-test="export"] .wide {
      display: none;
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
`;var Ci=A`
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
`;var _i=A`
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
`;var Li=A`
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
  .mask-actions {
    display: flex;
    flex-wrap: wrap;
  }
  .refine-cost {
    margin-left: 6px;
    color: var(--muted);
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
    display: flex;
    align-items: center;
    min-height: 128px;
    padding-top: 0;
    border-top: 0;
  }
  .app:not([data-beside]) .mask-actions {
    flex: none;
  }
  .app:not([data-beside]) .candidates + .mask-actions .quiet-button {
    flex-direction: column;
    height: auto;
    min-height: 44px;
    padding: 0 4px 0 10px;
  }
  .app:not([data-beside]) .candidates {
    flex: 1;
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
`;var Ri=A`
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
`;var Oi=A`
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
`;var ji=A`
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
`;var Di=[Oi,Pi,Ci,Ei,Ai,Li,Ri,_i,Mi,ji,Ti,Si];function Hi(n,t,e){if(t!=="auto")return e(t),()=>{};let o=matchMedia("(prefers-color-scheme: dark)"),s=()=>e(Pl(n)??(o.matches?"dark":"light")),i=new MutationObserver(s),r=["class","theme","data-theme","data-jp-theme-light","data-vscode-theme-kind"];for(let a of[...zi(n),document.body,document.documentElement])i.observe(a,{attributes:!0,attributeFilter:r});return o.addEventListener("change",s),s(),()=>{i.disconnect(),o.removeEventListener("change",s)}}function Pl(n){for(let t of[...zi(n),document.body,document.documentElement]){let{classList:e,dataset:o}=t;if(e.contains("dark")||e.contains("vscode-dark"))return"dark";if(o.jpThemeLight)return o.jpThemeLight==="false"?"dark":"light";let s=o.theme??t.getAttribute("theme");if(s==="dark"||s==="light")return s}return document.querySelector("gradio-panel, .gradio-container")?"light":null}function*zi(n){for(let t=n.parentNode;t;t=t.parentNode??t.host??null)t instanceof Element&&(yield t)}var Xt=null;function Ui({propagation:n,exporting:t}){let{done:e,total:o}=n??t??{done:0,total:0};if(o===0){Xt!==null&&(document.title=Xt),Xt=null;return}Xt??=document.title,document.title=M.progressTitle(M.percent(e/o),Xt)}var Ye=class extends dt{static styles=Di;static properties={menu:{state:!0},renaming:{state:!0},shade:{state:!0},dropping:{state:!0}};session;theme="auto";stage=null;drawing=null;#t=null;#e=[];#n=new Be(this);#o=1/0;#s=null;constructor(){super(),this.menu="",this.renaming=0,this.shade="light",this.dropping=!1}get ui(){return this.session.ui}get stats(){return this.session.stats}get idle(){return this.session.context.idle&&!this.isUpdatePending&&(this.stage?.settled??!1)}connectedCallback(){super.connectedCallback(),this.setAttribute("data-lm-suppress-shortcuts","true");let t=new AbortController,{signal:e}=t;window.addEventListener("resize",()=>this.#l(),{signal:e}),this.#n.listenToPage(e),this.#e=[()=>t.abort(),this.session.subscribe(()=>this.requestUpdate()),Hi(this,this.theme,o=>this.shade=o),Ss(this,this.#d,o=>this.dropping=o)],this.hasUpdated&&this.#i()}disconnectedCallback(){super.disconnectedCallback();for(let t of this.#e)t();this.#t?.dispose(),this.stage?.dispose(),this.stage=null}render(){let{ui:t}=this,e=t.state.medium!==null||t.preview!==null,o=t.busy||t.opening!==null;return h`<div
      class="app"
      role="region"
      aria-label=${M.name}
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
        ${wi(this)}
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
          <div class="busy" ?data-on=${o}></div>
          ${e?[ni(this),yi(this)]:Fs(this)} ${gi(this)} ${mi(this)} ${ui(this)}
          ${e?Es(this):u} ${this.dropping?Ml():u}
        </div>
        ${ci(this)} ${Ws(this)}
        ${e?h`<aside class="panel">${ei(this)} ${Is(this)}</aside>`:""}
        ${ii(this)}
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
      ${oi(()=>this.#r("keys").close())} ${Ys(()=>this.#r("card").close())}
      ${Ts(this,()=>this.#r("export-sheet").close())} ${ki(this)}
      ${Bs(this,()=>this.#r("data").close())}
    </div>`}firstUpdated(){this.#i(),this.session.connect()}#i(){this.#o=zs(this);let t=this.#a(".stage"),e=s=>this.#a(`.layer-${s}`);this.#l();let o={image:e("image"),overlay:e("overlay")};this.stage=new Ue(this.session.context,t,o,()=>this.requestUpdate()),t.addEventListener("edgetam-drawn",()=>{Rn(this,this.renderRoot)}),this.drawing=new Re(this.stage,this.session),this.#t=hs(t,this.stage,this.session,this.drawing,()=>this.matches(":focus-within"))}willUpdate(){this.#s=this.renderRoot.activeElement}updated(t){this.#s&&(!this.#s.isConnected||this.#s.matches(":disabled"))&&this.#a(".stage").focus({preventScroll:!0}),this.#l(),pi(this,this.renderRoot),this.stage?.settled&&Rn(this,this.renderRoot),hi(this.renderRoot),Vs(this.renderRoot),$i(this,this.#r("unsaved")),this.session.host.ownsPage&&Ui(this.ui),t.has("renaming")&&this.renaming&&this.#a(".object-name-field").select(),t.has("menu")&&this.menu&&Rs(this.#a(".menu"),this)}toggleMenu(t){this.menu=this.menu===t?"":t}closeMenu(){this.menu&&this.renderRoot.querySelector(`[data-test="${this.menu}"]`)?.focus(),this.menu=""}chooseFile(){let t=this.#a('[data-test="file-input"]');t.value="",t.click()}showKeys(){this.closeMenu(),this.#r("keys").showModal()}showExport(){this.closeMenu(),this.session.exporting.draft.open(),this.#r("export-sheet").showModal()}askToDelete(){this.closeMenu(),this.#r("data").showModal()}showCard(){this.closeMenu(),this.#r("card").showModal()}togglePointing(){let t=this.ui.state.medium;!this.stage||!t||(this.stage.setCrosshair(this.stage.crosshair?null:[t.width/2,t.height/2]),this.#a(".stage").focus())}get sheetOpen(){return this.renderRoot.querySelector("dialog[open]")!==null}holdSpace(t){this.#t&&(this.#t.space=t)}cancelGesture(){return(this.#t?.cancel()??!1)||(this.drawing?.cancel()??!1)}zoomToWhatCounts(){let{stage:t,session:e}=this;if(t?.crosshair)return t.zoom(2);let o=e.boundsOfSelected;o&&t?.lookAt(o)}pressButton(t){this.renderRoot.querySelector(`[data-test="${t}"]:not(:disabled)`)?.click()}#r(t){return this.#a(`.sheet[data-test="${t}"]`)}#a(t){return this.renderRoot.querySelector(t)}#l(){let t=this.renderRoot.querySelector(".app");if(!t)return;let e=this.#a(".stage-frame"),{ownsPage:o}=this.session.host,s=js(t.clientWidth,window.innerHeight);t.toggleAttribute("data-beside",s);let i=Hs(),r=o?t.getBoundingClientRect().top+window.scrollY:0,a=o?i-(r<i/3?r:0):Math.min(i,this.#o),l=t.offsetHeight-e.offsetHeight,d={width:e.clientWidth,sight:a,chrome:l,ownsPage:o,beside:s};e.style.height=`${Ds(d,this.ui.state.medium)}px`}#d=t=>{t.length>1?this.session.images.add(t):t[0]&&this.session.open(t[0])};#p=t=>this.#d([...t.target.files??[]]);#c=t=>{t.composedPath().some(o=>o instanceof Element&&o.matches(".menu-anchor"))||(this.menu="")}};function Ml(){return h`<div class="dropping" data-test="dropping"><span>${M.drop}</span></div>`}function Ii(n,t=[]){let e=new TextEncoder().encode(JSON.stringify(n)),o=new Uint8Array(8+e.length+4*t.length),s=new DataView(o.buffer);return s.setUint32(0,e.length,!0),o.set(e,4),s.setUint32(4+e.length,t.length,!0),t.forEach((i,r)=>{let a=i instanceof Uint8Array?i.length:i.size;s.setUint32(8+e.length+4*r,a,!0)}),[o,...t]}function Ze(n){let t=new DataView(n.buffer,n.byteOffset,n.byteLength),e=t.getUint32(0,!0),o=t.getUint32(4+e,!0),s=8+e+4*o,i=[];for(let a=0;a<o;a++){let l=t.getUint32(8+e+4*a,!0);i.push(n.subarray(s,s+l)),s+=l}if(s!==n.length)throw new RangeError("The envelope's length does not fit its contents.");return{meta:JSON.parse(new TextDecoder().decode(n.subarray(4,4+e))),buffers:i}}var Xe=class{#t=[];#e=0;#n=-1;push(t){this.#t.push(t),this.#e+=t.length;let e=[];for(;;){if(this.#n<0){if(this.#e<4)return e;let o=this.#o(4);this.#n=new DataView(o.buffer).getUint32(0,!0)}if(this.#e<this.#n)return e;e.push(this.#o(this.#n)),this.#n=-1}}#o(t){let e=new Uint8Array(t),o=0;for(;o<t;){let s=this.#t[0],i=s.subarray(0,t-o);e.set(i,o),o+=i.length,i.length===s.length?this.#t.shift():this.#t[0]=s.subarray(i.length)}return this.#e-=t,e}};var Ni=1e3,Tl=3e4,Bi=6e4,Je=class{constructor(t,e){this.listen=t;this.listener=e;this.#e()}listen;listener;#t=new AbortController;close(){this.#t.abort()}async#e(){let{signal:t}=this.#t,e=Ni;for(let o=0;!t.aborted;o++){await Sl(t);let s=o>0;try{for await(let i of this.#n())e=Ni,s||i.meta.push==="missed"?this.listener.onMissed():i.meta.push&&this.listener.onPush(i),s=!1}catch(i){if(H(i)||this.listener.onLost(),i instanceof S&&i.code==="session")return}await El(e,t),e=Math.min(2*e,Tl)}}async*#n(){let t=new AbortController,e=()=>t.abort(),o=()=>document.hidden&&e(),s=setTimeout(e,Bi);this.#t.signal.addEventListener("abort",e),document.addEventListener("visibilitychange",o);try{if(this.#t.signal.aborted)return;let i=await this.listen(t.signal);for await(let r of i)clearTimeout(s),s=setTimeout(e,Bi),yield r}finally{clearTimeout(s),this.#t.signal.removeEventListener("abort",e),document.removeEventListener("visibilitychange",o),e()}}};function Sl(n){return new Promise(t=>{let e=()=>{document.hidden&&!n.aborted||(document.removeEventListener("visibilitychange",e),n.removeEventListener("abort",e),t())};document.addEventListener("visibilitychange",e),n.addEventListener("abort",e),e()})}function El(n,t){return new Promise(e=>{let o=()=>{clearTimeout(s),t.removeEventListener("abort",o),e()},s=setTimeout(o,n);t.addEventListener("abort",o),t.aborted&&o()})}function Al({base:n,token:t="new"}){return new Hn(n.replace(/\/+$/,""),t)}var Hn=class{constructor(t,e){this.base=t;this.#e=e,globalThis.addEventListener?.("pagehide",this.#s)}base;ownsPage=!0;keepsWork=!1;mends=!0;sharesView=!1;client=Q();#t=new Set;#e;#n=null;#o=null;get token(){return this.#e}set token(t){t!==this.#e&&(this.#e=t,this.#i())}call(t,e={},o=[],s={}){return this.#a("call",{op:t,...e},o,s,async i=>mt(Ze(new Uint8Array(await i.arrayBuffer()))))}stream(t,e,o,s,i={}){return this.#a("stream",{op:t,...e},o,i,async r=>{for await(let a of Fi(r)){if(Qt(mt(a)))return a;s(a)}throw ut(N.cutShort)})}onPush(t){return this.#n=t,this.#i(),()=>{this.#n=null,this.#i()}}dispose(){globalThis.removeEventListener?.("pagehide",this.#s),this.#o?.close();for(let t of this.#t)t.abort()}#s=t=>{t.persisted||this.#e==="new"||this.#d("call",{op:"goodbye"},[],{keepalive:!0}).catch(()=>{})};#i(){this.#o?.close();let t=this.#n&&this.#e!=="new";this.#o=t?new Je(e=>this.#r(e),this.#n):null}async#r(t){let e=await this.#l("listen",{op:"listen"},[],t);return Cl(e)}async#a(t,e,o,{signal:s},i){let r=new AbortController,a=()=>r.abort();s?.aborted&&a(),s?.addEventListener("abort",a,{once:!0}),this.#t.add(r);try{return await i(await this.#l(t,e,o,r.signal))}catch(l){throw l instanceof S||H(l)?l:ut()}finally{s?.removeEventListener("abort",a),this.#t.delete(r)}}async#l(t,e,o,s){let i=await this.#d(t,e,o,{signal:s});if(!i.ok)throw await Ll(i);return i}#d(t,e,o,s){return fetch(`${this.base}/${t}`,{method:"POST",body:_l(Ii({...e,client:this.client},o)),headers:{"Content-Type":"application/octet-stream","X-EdgeTAM-Token":this.token},credentials:"same-origin",...s})}};async function*Fi(n){let t=new Xe,e=n.body.getReader();for(;;){let{done:o,value:s}=await e.read();if(o)return;for(let i of t.push(s))yield Ze(i)}}async function*Cl(n){for await(let t of Fi(n))yield t.meta.push?t:mt(t)}function _l(n){return n.length===1?n[0]:new Blob(n)}async function Ll(n){try{mt(Ze(new Uint8Array(await n.arrayBuffer())))}catch(o){if(o instanceof S)return o}let{tooLarge:t,tooLargeHint:e}=N;return n.status===413?new S("media",t,e):n.status===401?new S("access",N.login,N.loginHint):ut(N.status(n.status))}var zn="edgetam-canvas";function Rl(n,t,e={}){customElements.get(zn)||customElements.define(zn,Ye);let o=document.createElement(zn),s=new ke(t);return o.session=s,o.theme=e.theme??"auto",n.replaceChildren(o),{element:o,dispose(){o.remove(),s.dispose()}}}var og={render({model:n,el:t}){let{element:e,dispose:o}=Rl(t,pn(n)),s=[Lo(n,e.session),Ro(n,e.session),o];return()=>{for(let i of s)i()}}};export{pn as anywidgetHost,og as default,Al as gradioHost,Rl as mount};
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
