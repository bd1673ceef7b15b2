var E={name:"EdgeTAM",stage:"The image. P points with the arrow keys; Enter adds to the selected object, Shift Enter subtracts.",drop:"Drop to open",close:"Close",cancel:"Cancel",tryAgain:"Try again",progressTitle:(n,t)=>`(${n}) ${t}`,percent:n=>`${Math.round(100*n)} %`},q={noAnswer:"The server does not answer.",noAnswerHint:"Check the connection, then try again.",cutShort:"The server stopped in the middle of an answer.",status:n=>`The server answered with status ${n}.`,tooLarge:"The file is too large for this server.",tooLargeHint:"Try a smaller one.",login:"The server asks for its password again.",loginHint:"Reload the page.",kernelSilent:"The notebook's kernel does not answer.",kernelGone:"The notebook's kernel is not connected."};var B={label:"Camera",use:"Use the camera",detail:"Live",starting:"Starting the camera…",live:"Live",recordingNow:"Recording",rate:n=>`${n.toFixed(1)} frames/s`,dropped:n=>`${n.toLocaleString("en")} dropped`,droppedTitle:"Frames that came while one was at work. None wait, so what you see is now.",recorded:n=>`${n.toLocaleString("en")} recorded`,record:"Record",recordTitle:"Frames and masks from now on, to be opened as a video",stop:"Stop",stopAndOpen:"Stop and open",recording:"Recording.",stopped:"The camera is off.",refused:"The browser does not let this page use the camera.",refusedHint:"Allow it in the address bar, then try again.",missing:"There is no camera.",missingHint:"Connect one, then try again.",taken:"The camera cannot be used.",takenHint:"Another program may have it. Close that, then try again.",insecure:"The browser allows no camera on this address.",insecureHint:"Serve it over https, or open it as localhost on the same machine.",unplugged:"The camera was disconnected.",unpluggedHint:"Connect it, then start it again."},D={openFirst:"There is nothing to put these masks on yet.",openFirstHint:"Open the image or video first, then the file of its masks.",unexpected:"Something went wrong in the page.",startAgain:"Start again",dismiss:"Dismiss",tooLarge:"The file has more than 4 GB.",tooLargeHint:"Cut it, or use the command line.",noAddresses:"This server does not open addresses.",noAddressesHint:"Download the file, and drop it here.",openImages:"Open the images in it",opensLater:n=>`${n} opens once the masks are exported.`,opensLaterHint:"An overlay does not count: it does not keep the masks.",staying:"Keep working",ended:"The server was restarted and no longer has this session.",endedHint:"What you see is not kept: open the file again.",reloaded:"Reloading the page stopped the tracking.",reloadedHint:"What was done is kept.",propagateAgain:"Track again"},ce={first:"Click what you want. Right click takes away. Drag for a box.",firstTouch:"Tap what you want. Hold, then drag, for a box.",nothingHere:"No mask on this frame yet. Track, or click."},K={nothingToSubtract:["There is nothing to subtract from yet.","Click on the object first."],linkEnded:["The session of this link has ended.","Open an image or a video to begin a new one."],slowPreviews:n=>["The mask under the mouse is switched off.",`Each takes ${n} ms here, which is too slow to help.`],noArea:["A polygon has three corners or more.","Click its corners, or drag round what you mean."],sliver:["That is too thin for a box.","Drag from one corner of the object to the opposite one."]},M={refining:"Refining the mask.",loaded:(n,t,e)=>`${n}: ${le(t,"object","objects")}${e?` on ${le(e,"image","images")}`:""}.`,selected:n=>`${n} is selected.`,frame:(n,t)=>`Frame ${n} (0 to ${t}).`,speed:n=>`Speed ${n}.`,propagated:"Tracking is done.",tracking:n=>`Tracking: ${n}.`,cancelled:"Tracking was stopped. What was done is kept.",deleted:"Your data is deleted.",mask:(n,t)=>`Mask of ${n}: ${t.toLocaleString("en")} pixels.`,corner:"A corner of a box. Move to the opposite one, then Enter.",onPoint:(n,t)=>`Point ${n+1} of ${t}.`,carrying:"The point comes along. G or Enter puts it down.",noPoints:"There are no points here.",elsewhere:"The box is elsewhere: a new object begins.",removedPoint:"The point is removed.",unnamed:n=>`object ${n}`,objects:n=>n===1?"1 object.":`${n||"No"} objects.`,point:(n,t)=>`${Math.floor(n)}, ${Math.floor(t)}`,adds:"A click adds.",subtracts:"A click subtracts.",boxes:"A drag draws a box.",pans:"A drag moves the image.",brushes:"A drag paints.",erases:"A drag erases.",polygons:"Clicks are a polygon's corners."},An={title:"These masks are not exported",text:(n,t)=>`Opening ${n} deletes the masks of ${t}.`,export:"Export, then open",discard:n=>`Discard and open ${n}`,stay:"Keep working"},vt={loading:n=>`Reading the masks of ${n}…`,opening:n=>`Opening ${n}…`,status:(n,t=0,e=0)=>n==="downloading"?e?`Downloading, ${ae(t)} of ${ae(e)}…`:`Downloading, ${ae(t)}…`:n==="unpacking"?`Unpacking image ${t} of ${e}…`:n==="reading"&&e>1?`Reading the file, ${Math.floor(100*t/e)} %…`:n==="reading"?"Reading the file…":"Getting it ready for clicks…"},J={title:"Click anything, get its mask",about:"EdgeTAM marks what you point at, in an image or through a whole video.",open:"Choose a file",take:"Choose or take a photo",ways:"or drop files or a folder here, or paste an image",inNotebook:"Files stay in this notebook's kernel.",kept:n=>n===null?"Files go to this page's server and to nobody else. They are kept until you delete them.":n===0?"Files go to this page's server and to nobody else. They are deleted soon after you leave.":`Files go to this page's server and to nobody else. They are deleted ${ea(n)} after your last visit.`,lost:"Not connected.",examples:"Examples",example:n=>`Open the example ${n}`},Ts={lost:"Connection lost, trying again…"},I={item:"Show code…",label:"Code",title:"What was done, as code",language:"Language",languages:{python:"Python",transformers:"transformers",shell:"Shell",http:"HTTP"},about:{python:"With edgetam-ui: the same masks, bit for bit, on the same device in the same precision.",transformers:"Without edgetam-ui, as the library's documentation shows it. What it cannot say is a comment.",shell:"On the command line: the same masks, bit for bit, on the same device in the same precision.",http:"With curl and jq, to a server's HTTP API."},files:{python:"masks.py",transformers:"masks_transformers.py",shell:"masks.sh",http:"masks_http.sh"},writing:"…",save:"Save",copy:"Copy",copied:"Copied",toCell:"To the next cell",copySession:"Copy the token and the session",session:"To continue here from a program or an agent. Anyone who has them can change what is open.",noClipboard:"The browser does not let this page copy.",noClipboardHint:"Select the text and copy it with the keyboard, or save it."},st={label:"Your data",forGood:"Your files and masks are kept here until you delete them.",hours:n=>n===1?"Your files and masks are kept for an hour after you leave.":`Your files and masks are kept for ${Number(n.toFixed(1))} hours after you leave.`,untilLeaving:"Your files and masks are deleted soon after you leave.",remove:"Delete my data…",title:"Delete my data?",what:"Your files, objects and masks are deleted from the server, at once and for good. An open page starts over.",confirm:"Delete"},P={label:"Tools",open:"Open",openTitle:"Open an image or a video (O)",examples:"Examples",video:"Video",image:"Image",undo:"Undo",redo:"Redo",reset:"Remove all objects",resetDetail:"Undo brings them back",foldPanel:"Fold the panel away",showPanel:"Show objects and candidates",tools:"What a click does",add:"Add to the object: click, or drag a box",subtract:"Subtract from the object: click",box:"Draw a box around the object: drag",hand:"Draw by hand",pan:"Move the image",zoom:"Zoom",zoomOut:"Zoom out",zoomIn:"Zoom in",zoomFit:"Whole image",settings:"More",view:"Masks as",views:{fill:"Fill",outline:"Outline",spotlight:"Spotlight",cutout:"Cut-out"},opacity:"Mask opacity",prompts:"Show points and boxes",preview:"Show the mask under the mouse",keys:"Mouse and keys",help:"Keys"},G={label:"Draw by hand",brush:"Brush: right button erases",eraser:"Eraser",polygon:"Polygon: right button cuts out",size:"Width of the brush",sizeKeys:"Width of the brush ([ and ])",pixels:n=>`${n} px`,corners:"Click corners, or drag round. Enter ends it."},de={label:"Address of an image or a video",placeholder:"Address: https://…",open:"Open"},ot={label:"Clean-up",title:n=>`Clean up ${n}`,on:"Clean up, in exports too",clicked:"Only what was clicked",clickedTitle:"Keeps the parts that were clicked; where none was, the largest",names:{specks:"Drop specks",holes:"Fill holes",smooth:"Smooth",grow:"Shrink or grow",feather:"Feather"},titles:{specks:"Parts smaller than this go; the largest stays",holes:"Holes up to this size are filled",smooth:"Bumps and dents smaller than this are evened out",grow:"Moves the border inward or outward",feather:"A soft border, in exports with alpha"},amounts:{specks:n=>n?`under ${n.toLocaleString("en")} px`:"off",holes:n=>n?`up to ${n.toLocaleString("en")} px`:"off",smooth:n=>n?`${n} px`:"off",grow:n=>n?`${n>0?"+":"−"}${Math.abs(n)} px`:"off",feather:n=>n?`${n} px`:"off"}},pe={label:"Session",save:"Save session",detail:"To go on with anywhere",set:n=>`${n} images, to go on with anywhere`,small:n=>`Save without the ${n}`,smallDetail:n=>`Small; needs the same ${n}`,smallSet:"Save without the images",smallSetDetail:"Small; needs the same images"},T={export:"Export",nothing:"Export (click on something first)",progress:n=>`Export of ${n}`,cancel:"Cancel the export",share:"Share…",saved:n=>`Saved ${n}.`,notShared:"The file could not be shared. It is among your downloads.",title:"Export",format:"Format",groups:{data:"To train and annotate",masks:"Masks",looks:"To look at",films:"To edit"},loses:n=>`Does not keep: ${n}.`,frames:"Frames",to:"to",every:"Every n-th frame",unmasked:"Frames without a mask, too",objects:"Objects",longerSide:"Longer side",full:"full",pixels:"pixels",images:"The pictures themselves",imageKinds:{none:"No",jpg:"As JPEG",png:"As PNG"},fields:{start:"First frame",end:"Last frame",step:"Every how many frames",size:"Longer side in pixels",images:"The pictures themselves"},counting:"Counting…",size:(n,t,e,s)=>`${le(t,"mask","masks")} on ${le(n,s,`${s}s`)}, about ${ae(e)}`},wt={item:"Copy cut-out",detail:"The selected object, without background",done:"The cut-out is copied.",nothing:["There is nothing to copy yet.","Click on the object first."],refused:["The browser does not let this page copy images.","Export a cut-out instead."]},O={label:"Objects",add:"New object",looking:"Looking…",none:"Point at something in the image.",color:"Colour",colorOf:n=>`Colour of ${n}`,select:(n,t)=>`${n}${t&&` (${t})`}`,name:"Name",rename:n=>`Rename ${n}`,clear:n=>`Clear the points and boxes of ${n} on this frame`,clearPrompts:"Clear points and boxes here",cleanUp:"Clean up…",cleanUpDetail:"Specks, holes, rough borders",clean:n=>`Clean up ${n}: specks, holes, rough borders`,hide:n=>`Hide ${n}`,show:n=>`Show ${n}`,remove:n=>`Delete ${n}`,more:n=>`More for ${n}`,lock:"Lock",lockDetail:"No click and no tracking changes it",unlock:n=>`Unlock ${n}`,gone:"Out of sight",notGone:"In sight after all",goneDetail:(n,t)=>n===t?`On frame ${n}`:`On frames ${n} to ${t}`,fromFile:"Mask from a file…",fromFileDetail:"PNG, NPY, COCO, LabelMe",take:n=>`The mask of ${n}`,nameAndClass:(n,t)=>`${n}, ${t}`},pt={label:"Classes",none:"Name the classes. A class's digit gives it to the selected object.",add:"New class",give:(n,t)=>`Give the selected object the class ${n}${t<10?` (${t})`:""}`,given:(n,t)=>`${n} has the class ${t}.`},Y={label:"Candidates",title:"Did you mean…?",ask:"Show alternatives",confidence:"confidence",hint:"One point can mean a part or the whole. The candidates appear here.",refine:"Refine",refineCost:n=>`about ${Math.max(.1,n).toFixed(n<10?1:0)} s`,refineTooltip:"Looks once more, closer where the object is small, and finds the edges (Shift R)",extents:{part:"part",whole:"whole",between:""},candidate:n=>`Candidate ${n+1}`,tooltip:n=>`Candidate ${n+1} (C for the next)`},C={label:"Video",first:"First frame",previous:"Previous frame",next:"Next frame",last:"Last frame",play:"Play",pause:"Pause",frame:"Frame",goTo:"Go to a frame, or to a time as 0:12.5",loop:"Play in a loop",speed:"Speed",times:n=>`${n} ×`,range:(n,t)=>`From in to out: ${n} to ${t}`,frameOf:(n,t)=>`Frame ${n} (0 to ${t})`,propagate:"Track",propagateTitle:"Track what is out of date or missing (T)",nothing:"Click on something first",how:"Other ways to track",forward:"Forward from here",forwardDetail:"To the end of the video",backward:"Backward from here",backwardDetail:"To its beginning",some:n=>`The next ${n} frames`,one:"This frame",all:"The whole video",allDetail:"Before the first prompt too",only:n=>`Only ${n}`,starting:"Starting…",stopping:"Stopping…",progress:(n,t)=>`${n.toFixed(1)} frames/s, ${Ss(t)} left`,propagating:(n,t)=>`Tracking, ${n} of ${t} frames`,resumeTitle:(n,t)=>`Go on with tracking: ${n} of ${t} frames are done (T)`,stop:"Stop, and keep what is done (Esc)",timeline:(n,t)=>{let e=[t.prompted&&`prompted on ${re(t.prompted)}`,t.tracked&&`tracked on ${re(t.tracked)}`,t.stale&&`out of date on ${re(t.stale)}`,t.absent&&`not visible on ${re(t.absent)}`].filter(Boolean);return`${n}: ${e.join(", ")||"no prompts yet"}`}},z={label:"Images",previous:"The image before",next:"The next image",adding:(n,t)=>`Opening file ${n} of ${t}…`,position:(n,t,e)=>`Image ${n} of ${t}: ${e}.`,done:(n,t)=>`${n} of ${t} with masks`,join:"As a video",joinTitle:"Open these images as the frames of a video",count:n=>`${n} images`,none:n=>`None of the ${n} files can be read.`,joining:"Making a video of the images…",prepareTitle:"Has the next images ready before you get to them, so that a click need not wait",preparing:(n,t)=>`Preparing image ${Math.min(n+1,t)} of ${t}…`,marks:{todo:"not looked at",empty:"without masks",done:"with masks",failed:"cannot be read"}},ht={title:"Values from black to white",range:(n,t)=>`${n} to ${t}`,data:(n,t)=>`The file has values from ${n} to ${t}.`,model:"The model sees what you see: masks are made anew from it.",black:"Black",white:"White",reset:"As opened"},Dt={label:"Doubtful masks",left:n=>n===1?"1 doubtful":`${n} doubtful`,none:"Nothing is doubtful",next:"Next doubtful frame",previous:"Doubtful frame before",fine:"This is fine: keep it",notFine:"This was found fine: take that back",noPrompts:"Nothing is prompted on other frames.",doubt:(n,t)=>`Frame ${n}, ${Math.round(t*100)} % doubtful.`},U={loading:"Loading the model…",waiting:(n,t)=>`Waiting for the model: ${n} before this, about ${Ss(Math.max(1,t))}`,way:n=>({openvino:", OpenVINO",torch:", accelerated"})[n]??"",encode:n=>`encode ${Ms(n)}`,click:n=>`click ${Ms(n)}`,size:(n,t)=>`${n} × ${t}`,video:(n,t)=>`${n} frames, ${Number(t.toFixed(2))} fps`,practice:"Practice model (rough)",placeWhy:"Where this page runs: what to expect?",practiceWhy:"Practice model: why?",notPublished:"These are not the published EdgeTAM weights.",rougher:"The practice model is small and was trained to try things out: its masks of photographs are rough.",card:"Model card",realWeights:"How to use the published weights",realWeightsHow:"Stop the program, and start it where the Hugging Face hub can be reached:",command:"edgetam-ui --checkpoint yonigozlan/EdgeTAM-hf",realWeightsOnce:"They are downloaded once, about 56 MB; later they are found without the network.",figures:"Figures, data and limits of the practice model"},b={pages:"PageUp PageDown",images:"The image before, the next image",label:"Keys",title:"Mouse, fingers and keys",open:"Open",export:"Export",copy:"Copy the selected object, cut out",save:"Save the session",undo:"Undo",redo:"Redo",newObject:"New object",accept:"Accept, and begin a new object",oneToNine:"1 to 9",select:"Select an object; in a set with classes, give the selected object its class",rename:"Rename the selected object",hide:"Hide or show the selected object",hideAll:"Hide or show all objects",lock:"Lock or unlock the selected object",peek:"See the image without masks, while held",remove:"Delete the selected object; while pointing, the point",enterBackspace:"Enter, Backspace",brackets:"[, ]",cOrBracket:"C or ]",nextCandidate:"Next candidate",refine:"Refine the mask",previousCandidate:"Previous candidate",adds:"A click adds",subtracts:"A click subtracts",box:"A drag draws a box; while pointing, a corner of a box",brush:"Brush",eraser:"Eraser",polygon:"Polygon",size:"With the brush: narrower, wider",corner:"With the polygon: end it; take the last corner back",pan:"Move the image",zoomIn:"Zoom in",zoomOut:"Zoom out",zoomFit:"Whole image",zoomTo:"Zoom to where you point, or to the selected object",point:"Point with the arrow keys",enters:"Enter, Shift Enter",commaPeriod:"Comma, Period",use:"While pointing: add, subtract, or end the box",toPoint:"While pointing: to the previous or next point",carry:"While on a point: take it along, and put it down",previous:"Previous frame",next:"Next frame",back:"Ten frames back",on:"Ten frames on",first:"First frame",last:"Last frame",propagate:"Track",doubtful:"Next doubtful frame",doubtfulBefore:"Doubtful frame before",prompted:"Next frame with points, boxes or strokes",promptedBefore:"The one before",fine:"This is fine: no tracking changes it; again: not",gone:"Out of sight here, or from in to out; again: not",rangeFirst:"In point: here",rangeLast:"Out point: here",loop:"Play in a loop",slower:"Play slower",faster:"Play faster",goTo:"Go to a frame or a time",escape:"Stop drawing, pointing, tracking; leave a field, a menu, the brush or the polygon",help:"This sheet",play:"Play or pause",mouse:[["Click","Add a point to the object"],["Right click, Alt click","Subtract a point"],["Drag","A box around the object"],["Shift click, Shift drag","Select the object there, or begin a new one"],["Click a point","Remove it; dragged, it moves"],["Drag a box's edge","Resize the box"],["Brush, eraser: drag","Paint or erase; the right button does the other"],["Polygon: click, drag","Its corners; the first one again ends it"],["Wheel, pinch","Zoom"],["Space drag, middle drag","Move the image"],["Tap","Add a point to the object"],["Hold, then drag","A box around the object"],["Two fingers","Zoom and move the image"]]};function re(n){return n===1?"1 frame":`${n} frames`}function ea(n){let[t,e]=n>=48?[Math.round(n/24),"day"]:[Math.ceil(n),"hour"];return t===1?`1 ${e}`:`${t} ${e}s`}function Ms(n){return`${n<10?n.toFixed(1):Math.round(n)} ms`}function le(n,t,e){return`${n.toLocaleString("en")} ${n===1?t:e}`}function ae(n){let t=["bytes","KB","MB","GB","TB"],e=Math.min(t.length-1,Math.floor(Math.log10(Math.max(1,n))/3)),s=n/1e3**e;return`${e&&s<10?s.toFixed(1):Math.round(s)} ${t[e]}`}function Ss(n){return n>=0?n<90?`${Math.ceil(n)} s`:`${Math.round(n/60)} min`:"…"}var S=class extends Error{constructor(e,s,o=""){super(s);this.code=e;this.hint=o;this.name="HostError"}code;hint};function kt(n=q.noAnswer){return new S("network",n,q.noAnswerHint)}function $t(n){let t=n.meta.error;if(t)throw new S(t.code,t.message,t.hint);return n}function it(){return crypto.getRandomValues(new Uint32Array(4)).join("-")}function he(n){return n.meta.end===!0}function Wt(n){return n instanceof S&&n.code==="network"}function H(n){return n instanceof Error&&n.name==="AbortError"}var na=12e4,Es=1<<20;function Ln(n){return new Cn(n)}var Cn=class{constructor(t){this.model=t;t.on("msg:custom",this.#i)}model;ownsPage=!1;keepsWork=!0;mends=!1;sharesView=!0;apiBase="";token="new";#t=new Map;#e=new Set;#n=new Set;#s=0;client=it();call(t,e={},s=[],o={}){return this.#a({type:"call",op:t,meta:this.#o(e)},s,void 0,o)}async stream(t,e,s,o,i={}){let r=s[0]&&{upload:await this.#r(s[0],e,i)};return this.#a({type:"stream",op:t,meta:this.#o({...e,...r})},[],o,i)}#o(t){return{...t,client:this.client}}async#r(t,e,s){let o=`${this.client}-${++this.#s}`,i=t instanceof Uint8Array?t.byteLength:t.size;for(let r=0;r<i||r===0;r+=Es){let a=t.slice(r,r+Es);await this.#a({type:"chunk",upload:o,meta:{...e,offset:r}},[a],void 0,s)}return o}onPush(t){return this.#e.add(t),()=>this.#e.delete(t)}dispose(){this.model.off("msg:custom",this.#i);for(let t of this.#t.values())t.reject(new DOMException("Disposed.","AbortError"));this.#t.clear()}async#a(t,e,s,{signal:o}){let i=await Promise.all(e.map(sa)),r=`${this.client}-${++this.#s}`;return new Promise((a,l)=>{let c,p=()=>{clearTimeout(c),o?.removeEventListener("abort",u),this.#t.delete(r)},d=g=>{p(),l(g)},u=()=>{this.model.send({id:r,type:"cancel",...t.upload?{upload:t.upload}:{}}),d(new DOMException("Stopped.","AbortError"))};if(o?.aborted)return l(new DOMException("Stopped.","AbortError"));o?.addEventListener("abort",u,{once:!0}),t.type!=="stream"&&(c=setTimeout(()=>{this.#n.add(r),d(kt(q.kernelSilent))},na)),this.#t.set(r,{resolve:g=>{p(),a(g)},reject:d,onPart:s});try{this.model.send({id:r,...t},void 0,i)}catch{d(kt(q.kernelGone))}})}#i=(t,e=[])=>{let s={meta:t.meta,buffers:e.map(i=>new Uint8Array(i.buffer,i.byteOffset,i.byteLength))},o=this.#t.get(t.id??"");if(!o){let i=this.#n.delete(t.id??""),r=t.id?.startsWith(`${this.client}-`);if(!t.meta.push||r&&!i&&!t.meta.end)return;for(let a of this.#e)a.onPush(s);return}try{$t(s)}catch(i){return o.reject(i)}o.onPart&&!he(s)?o.onPart(s):o.resolve(s)}};async function sa(n){return n instanceof Uint8Array?n:new Uint8Array(await n.arrayBuffer())}var rt=class{constructor(t,e=()=>{},s=1/0){this.limit=t;this.onEvict=e;this.most=s}limit;onEvict;most;#t=new Map;#e=0;get weight(){return this.#e}has(t){return this.#t.has(t)}get(t){let e=this.#t.get(t);if(e)return this.#t.delete(t),this.#t.set(t,e),e.value}set(t,e,s){this.delete(t),this.#t.set(t,{value:e,weight:s}),this.#e+=s;for(let o of this.#t.keys()){if(this.#e<=this.limit&&this.#t.size<=this.most||o===t)break;this.delete(o)}}delete(t){let e=this.#t.get(t);e&&(this.#t.delete(t),this.#e-=e.weight,this.onEvict(e.value))}clear(){for(let t of[...this.#t.keys()])this.delete(t)}};function As(n){let t=new Uint32Array(n.length),e=0;for(let s=0;s<n.length;){let o=0,i=0,r;do{if(s>=n.length)throw new RangeError("The run lengths are cut short.");r=n[s++]-48,o|=(r&31)<<i,i+=5}while(r&32);r&16&&i<32&&(o|=-1<<i),t[e]=e>2?o+t[e-2]:o,e++}return t.subarray(0,e)}function Cs(n){let t=[];for(let e=0;e<n.length;e++){let s=n[e];for(e>2&&(s-=n[e-2]);;){let o=s&31;s>>=5;let i=o&16?s===-1:s===0;if(t.push((i?o:o|32)+48),i)break}}return Uint8Array.from(t)}function Ls(n,t){let e=new jn,s=new On(n,t),o=[],i=[];for(let r=0;;r++){let a=s.next();if(a.length===0&&o.length===0){if(s.done)break;continue}let l=new Array(a.length),c=-1,p=0,d=0;for(;p<o.length||d<a.length;){let u=p<o.length?o[p]:1/0,g=d<a.length?a[d]:1/0;if(u<g){let f=e.add(r,u);e.link(f,i[p++]),c=e.turn(f,c)}else if(g<u){let f=e.add(r,g);l[d++]=f,c=e.turn(f,c)}else if(c<0)l[d++]=i[p++];else{let f=e.add(r,u),v=e.add(r,u);e.link(f,c);let A=(p&1)===1;e.link(A?f:v,i[p++]),l[d++]=A?v:f,c=v}}o=a,i=l}return e.loops()}function Os(n){if(n.length===0)return null;let t={x0:1/0,y0:1/0,x1:-1/0,y1:-1/0};for(let e of n)for(let s=0;s<e.length;s+=2){let o=e[s],i=e[s+1];o<t.x0&&(t.x0=o),o>t.x1&&(t.x1=o),i<t.y0&&(t.y0=i),i>t.y1&&(t.y1=i)}return t}function js(n){let t=n.length/2,e=[],[s,o]=[n[2*t-2],n[2*t-1]];for(let i=0;i<t;i++){let r=n[2*i],a=n[2*i+1],l=Math.sign(r-s),c=Math.sign(a-o);e.push(s+l/2,o+c/2),Math.abs(r-s)+Math.abs(a-o)>1&&e.push(r-l/2,a-c/2),s=r,o=a}return Float32Array.from(e)}function Rs(n,t){let e=n.length/2;if(e<5)return n;let s=0,o=0;for(let a=1;a<e;a++){let l=Math.hypot(n[2*a]-n[0],n[2*a+1]-n[1]);l>o&&([o,s]=[l,a])}let i=new Uint8Array(e);i[0]=i[s]=1;let r=[0,s,s,e];for(;r.length>0;){let a=r.pop(),l=r.pop(),c=oa(n,l,a,t);c<0||(i[c]=1,r.push(l,c,c,a))}return n.filter((a,l)=>i[l>>1])}function Ds(n,t){let e=n.length/2,s=(o,i)=>{let[r,a]=[n[2*o],n[2*o+1]],[l,c]=[n[2*i]-r,n[2*i+1]-a],p=Math.min(.5,t/(Math.hypot(l,c)||1));return[r+p*l,a+p*c]};return Array.from({length:e},(o,i)=>[...s(i,(i+e-1)%e),n[2*i],n[2*i+1],...s(i,(i+1)%e)])}function oa(n,t,e,s){let o=n[2*t],i=n[2*t+1],r=2*e%n.length,a=n[r]-o,l=n[r+1]-i,c=Math.hypot(a,l)||1,p=s*c,d=-1;for(let u=t+1;u<e;u++){let g=Math.abs((n[2*u]-o)*l-(n[2*u+1]-i)*a);g>p&&([p,d]=[g,u])}return d}var On=class{constructor(t,e){this.counts=t;this.height=e}counts;height;#t=0;#e=0;#n=0;get done(){return this.#t>=this.counts.length}next(){let t=[],e=this.#n++*this.height,s=e+this.height;for(;!this.done;){let o=this.#e+this.counts[this.#t];if(this.#t&1&&o>e&&this.#e<o){let i=Math.max(this.#e,e)-e,r=Math.min(o,s)-e;i<r&&t.push(i,r)}if(o>s)break;this.#e=o,this.#t++}return t}},jn=class{#t=[];#e=[];#n=[];#s=[];add(t,e){return this.#n.push(-1),this.#s.push(-1),this.#e.push(e),this.#t.push(t)-1}link(t,e){this.#o(t,e),this.#o(e,t)}turn(t,e){return e<0?t:(this.link(t,e),-1)}#o(t,e){this.#n[t]===-1?this.#n[t]=e:this.#s[t]=e}loops(){let t=new Uint8Array(this.#t.length),e=[];for(let s=0;s<t.length;s++){if(t[s])continue;let o=[],i=s;for(;!t[i];){t[i]=1,o.push(this.#t[i],this.#e[i]);let r=this.#n[i];i=t[r]?this.#s[i]:r}e.push(Float32Array.from(o))}return e}};var ia=.5,ra=2,ue=class{bounds;area;#t;#e;#n;#s;#o;constructor(t,e){this.#t=As(t),this.#e=e,this.#n=Ls(this.#t,e),this.bounds=Os(this.#n),this.area=this.#t.reduce((s,o,i)=>i&1?s+o:s,0)}get smooth(){return this.#s??=aa(this.#n.map(t=>Rs(js(t),ia)))}get exact(){return this.#o??=la(this.#n)}meets([t,e,s,o]){let[i,r]=[Math.floor(e),Math.ceil(o)],a=this.#e,l=0;for(let c=0;c<this.#t.length;c++){let p=l+this.#t[c];for(let d=Math.floor(l/a);c&1&&d*a<p;d++){let[u,g]=[Math.max(l-d*a,0),Math.min(p-d*a,a)];if(d+1>t&&d<s&&u<r&&g>i)return!0}l=p}return!1}};function _s(n){let t=n.map(({area:o})=>o),[e,s]=[Math.min(...t)*1.1,Math.max(...t)/1.1];return e>=s?t.map(()=>"between"):t.map(o=>o>=s?"whole":o<=e?"part":"between")}function aa(n){let t=new Path2D;for(let e of n)Ds(e,ra).forEach(([s,o,i,r,a,l],c)=>{c===0?t.moveTo(s,o):t.lineTo(s,o),t.quadraticCurveTo(i,r,a,l)}),t.closePath();return t}function la(n){let t=new Path2D;for(let e of n){t.moveTo(e[0],e[1]);for(let s=2;s<e.length;s+=2)t.lineTo(e[s],e[s+1]);t.closePath()}return t}function Q(n,t){let e=s=>t[s]??new Uint8Array;return n.map(s=>({data:s,counts:e(s.buffer),candidates:s.candidates.map(o=>({score:o.score,counts:e(o.buffer)}))}))}var ca=64<<20,da=384,pa=192,me=class{#t=new rt(ca,void 0,da);#e=new rt(pa);#n=0;#s=0;get now(){return this.#n}get(t,e){return this.#t.get(t)?.get(e)?.mask}put(t,e=this.#n){if(!this.takes(e))return;let{frame:s,object:o}=t.data,i=this.#t.get(s)??new Map,r=i.get(o);if(r&&r.stamp>e)return;i.set(o,{mask:t,stamp:++this.#n});let a=0;for(let l of i.values())a+=ha(l.mask);this.#t.set(s,i,a)}takes(t){return t>=this.#s}forget(t){this.#t.delete(t)}isFresh(t,e){return(this.#t.get(t)?.get(e)?.stamp??0)>this.#s}expire(){this.#s=++this.#n}clear(){this.#t.clear(),this.#e.clear(),this.#s=++this.#n}shape(t,e){let s=this.#e.get(t);return s||(s=new ue(t,e),this.#e.set(t,s,1)),s}};function ha(n){return n.candidates.reduce((t,e)=>t+e.counts.length,n.counts.length)+200}var ut=class{#t=new Set;subscribe(t){return this.#t.add(t),()=>this.#t.delete(t)}emit(){for(let t of this.#t)t()}};var Is=["fill","outline","spotlight","cutout"],ua={session:"",revision:-1,medium:null,objects:[],due:{label:"",frames:0,first:0,last:0,seconds:null},doubtful:[],can_undo:!1,can_redo:!1,exported:-1,unfinished:null},Hs={phase:"connecting",engine:null,examples:[],exports:{image:[],video:[]},accept:"image/*,video/*",state:ua,frame:0,selected:0,pending:[],took:null,opening:null,preview:null,asking:null,waiting:null,busy:!1,propagation:null,camera:null,exporting:null,draft:null,kept:null,reconnecting:!1,problem:null,announcement:"",live:new Map,playing:!1,cleaning:null,hovered:null,images:[],classes:[],prepare:"",addresses:!1,code:null,language:"python",loop:!1,speed:1,only:!1,range:{first:null,last:null},zoom:null,thumbnail:null,trying:-1,peeking:!1,tool:"add",settings:{opacity:.42,prompts:!0,panel:!0,view:"fill",preview:!1,brush:24}},ge=class{ui=Hs;#t=new ut;update(t){this.ui={...this.ui,...t},this.#t.emit()}subscribe(t){return this.#t.subscribe(t)}};function fe(n,t){return t.revision<n.state.revision?{}:Us(n,t)}function zs(n,t){return{...Us({...n,selected:0,frame:0},t),pending:[],took:null,live:new Map,range:Hs.range,only:!1,zoom:null,thumbnail:null}}function Us(n,t){let e=t.objects.map(i=>i.id),s=e.includes(n.selected)||n.pending.some(i=>i.object===n.selected),o=(t.medium?.frames??1)-1;return{state:t,selected:s?n.selected:e.at(-1)??0,frame:Math.min(n.frame,Math.max(o,0))}}var ma=200<<20,ga=96,fa=150,ba=new Set(["hello","engine","queue","open","live"]),be=class{constructor(t){this.host=t}host;store=new ge;masks=new me;frames=new rt(ma,t=>t.close(),ga);stats={clicks:[],framesDrawn:0,requests:0};pixels=new ut;leaving=new ut;lost=new ut;undrawn=[];latest=-1;hintMs=6e3;#t=0;#e=0;#n;get ui(){return this.store.ui}get idle(){return this.#t===0&&this.ui.pending.length===0}async call(t,e,s=""){return this.#r(this.quietly(t,e,s))}async quietly(t,e,s="",o=[]){let i={...this.#s(t),...e,...s?{request:s}:{}};return this.#o(this.host.call(t,i,o))}async stream(t,e,s,o,i={}){return this.#o(this.host.stream(t,{...e,...this.#s(t)},s,o,i))}async close(t){try{await this.#o(this.host.call("close",{session:t}))}catch{}}async currentState(){try{return(await this.quietly("state",{})).meta.state}catch(t){if(!(t instanceof S)||t.code!=="session")throw t;return(await this.#o(this.host.call("state"))).meta.state}}isMended(t){return this.host.mends&&Wt(t)&&this.ui.phase==="ready"}fail(t,e=null){if(!H(t)){if(!(t instanceof S))console.error(t);else if(t.code==="prompt")return this.hint(t.message,t.hint);this.store.update({problem:xa(t,e,this.ui.phase==="lost")})}}hint(t,e="",s=null){let o={kind:"hint",message:t,hint:e,action:s};this.store.update({problem:o}),s||setTimeout(()=>this.ui.problem===o&&this.store.update({problem:null}),this.hintMs)}#s(t){let{session:e}=this.ui.state;return e&&!ba.has(t)?{session:e}:{}}async during(t){this.#t++;try{return await t}finally{this.#t--}}async#o(t){this.stats.requests++;try{return await this.during(t)}catch(e){throw Wt(e)&&this.lost.emit(),e}}async#r(t){this.#e++===0&&(this.#n=setTimeout(()=>this.store.update({busy:!0}),fa));try{return await t}finally{--this.#e===0&&(clearTimeout(this.#n),this.ui.busy&&this.store.update({busy:!1}))}}};function xa(n,t,e){let{code:s,message:o,hint:i}=n instanceof S?n:new S("page",D.unexpected,String(n));if(s==="session"||e&&s==="store")return{kind:"error",message:o,hint:i,action:{label:D.startAgain,run:"start again"}};let r=s==="network"&&t?{label:E.tryAgain,run:t}:null;return{kind:"error",message:o,hint:i,action:r}}function mt(n){return n.selected>0?n.selected:Bs(n)}function Ns(n){return Rn(n)?.id??Bs(n)}function Bs(n){return Math.max(0,...n.state.objects.map(t=>t.id),...n.pending.map(t=>t.object))+1}function Rn(n){return n.state.objects.find(t=>X(t)&&!n.pending.some(e=>e.object===t.id))}function w(n,t){return n.state.objects.find(e=>e.id===t)}function xe(n,t){return n?.low===t?.low&&n?.high===t?.high}function X(n){return Object.keys(n.prompts).length===0&&n.timeline.length===0}function at(n,t,e){if(n.prompts[e])return{kind:"prompted",score:1};let s=([i,r])=>e>=i&&e<i+r,o=t.get(n.id)?.findLast(s)??n.timeline.find(s);return o?{kind:o[2],score:o[3]}:null}function Fs(n,t){let e=n.findIndex(([r,a])=>t>=r&&t<r+a);if(e<0)return[t,t];let s=([r,a,l],c)=>c!==void 0&&l===c[2]&&r+a===c[0],[o,i]=[e,e];for(;o>0&&s(n[o-1],n[o]);)o--;for(;s(n[i],n[i+1]);)i++;return[n[o][0],n[i][0]+n[i][1]-1]}function Vs(n){let t=mt(n),e=w(n,t),s=e&&at(e,n.live,n.frame);return s&&s.kind!=="absent"&&s.kind!=="gone"||n.pending.some(o=>o.object===t&&o.frame===n.frame)}function _t({state:{medium:n},exports:t}){return n&&n.kind!=="live"?t[n.kind]:[]}function Ws({state:n,images:t}){return n.objects.length>0||t.some(({mark:e})=>e==="done")}function Pt(n){return n.images.some(({session:e,unsaved:s})=>s&&e!==n.state.session)||Dn(n)}function Dn({state:{objects:n,revision:t,exported:e},propagation:s}){return n.every(X)?!1:s!==null||t>1&&t!==e}function qs(n,t,e){let s=new Map(n);for(let{object:o,score:i,area:r,doubt:a}of e){let l=s.get(o)??[],c=[t,1,r>0?"tracked":"absent",Math.round(i*10)/10,Math.floor(a*20)/20],p=l.at(-1),d=p&&ya(p,c);s.set(o,d?[...l.slice(0,-1),d]:[...l,c])}return s}function ya([n,t,e,s,o],[i,,r,a,l]){return e!==r||s!==a||o!==l?null:i===n+t?[n,t+1,e,s,o]:i===n-1?[i,t+1,e,s,o]:null}var va=3,wa=12,ka=4,$a=4096,ye=class{constructor(t){this.context=t}context;#t=0;#e=1;#n=new Set;#s=new Map;#o=new Set;#r=0;want(t){t!==this.#t&&(this.#e=t>this.#t?1:-1),this.#t=t,this.#o.delete(`frame ${t}`),this.#o.delete(`masks ${t}`),this.#i()}refresh(){this.#s.clear(),this.#o.clear(),this.#i()}reload(){this.context.frames.clear(),this.refresh()}clear(){this.#r++,this.#n.clear(),this.#s.clear(),this.#o.clear(),this.context.latest=-1,this.context.frames.clear(),this.context.masks.clear()}passed(t){this.#t=t,this.context.latest=t,this.context.frames.delete(t-2),this.context.masks.forget(t-2)}ready(t){return this.context.frames.has(t)&&!this.#a(t)}#a(t){let{state:e,live:s}=this.context.ui;if(this.#s.get(t)===e.revision)return!1;let{masks:o}=this.context;return e.objects.some(i=>at(i,s,t)&&!o.isFresh(t,i.id))}#i(){let{medium:t}=this.context.ui.state;if(!t||t.kind==="live")return;let e=Math.floor(this.context.frames.limit/(4*Math.min(t.width*t.height,$a**2)))-2,s=Math.min(this.context.ui.playing?wa:ka,Math.max(e,0));for(let o=0;o<=s&&this.#n.size<va;o++){let i=this.#t+o*this.#e;if(i<0||i>=t.frames)break;this.context.frames.has(i)||this.#l(`frame ${i}`,()=>this.#c(i)),this.#a(i)&&this.#l(`masks ${i}`,()=>this.#p(i))}}async#l(t,e){if(this.#n.has(t)||this.#o.has(t))return;this.#n.add(t);let s=this.#r;try{await e()}catch(o){if(s!==this.#r||H(o))return;this.#o.add(t),t.endsWith(` ${this.#t}`)&&!this.context.isMended(o)&&this.context.fail(o,()=>this.refresh())}finally{s===this.#r&&this.#n.delete(t)}s===this.#r&&this.#i()}async#c(t){let e=this.#r,s=t===this.#t,{values:o}=this.context.ui.state.medium??{},i=s?this.context.call("frame",{frame:t}):this.context.quietly("frame",{frame:t}),{meta:r,buffers:a}=await i,l=new Blob(a,{type:r.mime}),c=await this.context.during(createImageBitmap(l));if(e!==this.#r||!xe(o,this.context.ui.state.medium?.values))return c.close();this.context.frames.set(t,c,c.width*c.height*4),s&&(this.context.latest=t),this.context.pixels.emit()}async#p(t){let e=this.#r,s=this.context.masks.now,{revision:o}=this.context.ui.state,{meta:i,buffers:r}=await this.context.quietly("masks",{frame:t});if(e===this.#r){for(let a of Q(i.masks,r))this.context.masks.put(a,s);this.context.masks.takes(s)&&this.#a(t)&&this.#s.set(t,o),this.context.store.update({})}}};var _n="edgetam-token",In="edgetam-kept-token",Ys="edgetam-settings",Hn="edgetam-place",Xs="edgetam-names",Zs="edgetam-classes";var Ks="edgetam";function ve(n){gt("localStorage",Xs,[n,...zn().filter(t=>t!==n)].slice(0,30))}function zn(){return Mt("localStorage",Xs)??[]}function qt(n){gt("sessionStorage",_n,n)}function Js(){return Mt("sessionStorage",_n)}function we(n,t){!t||t.hours===0||Gs===n||(Gs=n,gt("localStorage",In,n),eo()?.request(no(n),{mode:"shared"},()=>new Promise(()=>{})))}async function Qs(){let n=Mt("localStorage",In);return n&&await eo()?.request(no(n),{ifAvailable:!0},e=>e!==null)?n:null}function to(){gt("sessionStorage",_n,null),gt("localStorage",In,null)}var Gs="";function eo(){return globalThis.navigator?.locks}function no(n){return`edgetam ${n}`}function so(n){gt("localStorage",Ys,n)}function oo(){return Mt("localStorage",Ys)??{}}function io(n){gt("sessionStorage",Hn,n)}function ro(){return Mt("sessionStorage",Hn)?.session??""}function ao(n){gt("sessionStorage",Zs,n)}function lo(){return Mt("sessionStorage",Zs)??[]}function co(n){let t=Mt("sessionStorage",Hn);return t?.session===n?t:null}function po(){let n=new URL(location.href),t=n.searchParams.get(Ks);return t?(qt(t),n.searchParams.delete(Ks),history.replaceState(history.state,"",n),t):null}function gt(n,t,e){try{window[n].setItem(t,JSON.stringify(e))}catch{}}function Mt(n,t){try{return JSON.parse(window[n].getItem(t)??"null")}catch{return null}}var Pa=1280,Ma=720,Ta=.9,Sa=8,Ea=500,ke=class{constructor(t,e,s,o){this.context=t;this.navigation=e;this.loader=s;this.images=o;t.leaving.subscribe(()=>this.#t&&!this.#a&&void this.#i())}context;navigation;loader;images;#t=null;#e="";#n=null;#s=null;#o=Promise.resolve();#r=[];#a=!1;get on(){return this.#t!==null}async start(){let{store:t,ui:e}=this.context;if(!(this.on||e.camera)){t.update({camera:{starting:!0,rate:0,dropped:0,recorded:null},problem:null});try{let s=await Ca(),{meta:o}=await this.context.call("live",{});this.#t=s,this.#e=o.session,this.#s={frame:e.frame,session:e.state.session,unsaved:Pt(e)};for(let i of Un(s))i.addEventListener("ended",()=>this.#l());this.#o=this.#c(s)}catch(s){t.update({camera:null}),this.context.fail(ja(s),()=>{this.start()})}}}async record(){let{store:t,ui:e}=this.context;if(!(!e.camera||e.camera.recorded!==null))try{await this.context.call("record",{}),this.#h({recorded:0}),t.update({announcement:B.recording})}catch(s){this.context.fail(s)}}async stop(){if(!this.on)return;let t=this.#s,e=this.#e;await this.#i();try{let s=await this.context.host.call("end_live",{session:e,keep:t.unsaved}),{state:o}=s.meta;this.navigation.show(o),o.session===t.session&&this.navigation.goTo(t.frame),await this.images.refresh(),this.context.store.update({announcement:B.stopped})}catch(s){this.context.fail(s),await this.navigation.refetch()}}dispose(){this.#i()}async#i(){let t=this.#t;this.#t=null;for(let e of Un(t))e.stop();this.context.store.update({camera:null}),await this.#o}#l(){this.on&&(this.context.fail(new S("camera",B.unplugged,B.unpluggedHint)),this.stop())}async#c(t){let e=-1;for(this.#r=[],this.#n=null;this.#t===t;){let s=await La(t,e),o=e<0?0:Math.max(0,s-e-1);if(e=s,this.#t!==t)return;try{await this.#p(t,o)}catch(i){if(this.#t!==t)return;if(this.context.isMended(i)){await new Promise(r=>setTimeout(r,Ea));continue}this.context.fail(i),this.stop();return}}}async#p(t,e){let s=await this.#u(t);try{let o=await Oa(s),i={session:this.#e,seconds:performance.now()/1e3,dropped:e},r=await this.context.quietly("push",i,"",[o]);if(this.#t!==t||r.meta.frame===void 0)return s.close();this.#d(r,r.meta.frame,s)}catch(o){throw s.close(),o}}async#u(t){let e=await createImageBitmap(t);this.#n??=[e.width,e.height];let[s,o]=this.#n;if(e.width===s&&e.height===o)return e;let i=new OffscreenCanvas(s,o),r=Math.min(s/e.width,o/e.height),[a,l]=[e.width*r,e.height*r];return i.getContext("2d").drawImage(e,(s-a)/2,(o-l)/2,a,l),e.close(),i.transferToImageBitmap()}#d({meta:t,buffers:e},s,o){let{context:i}=this;i.ui.state.session!==this.#e&&(this.#a=!0,i.store.update({images:[]}),this.navigation.show(t.state),this.#a=!1),i.frames.set(s,o,o.width*o.height*4);for(let d of Q(t.masks??[],e))i.masks.put(d);this.loader.passed(s);let r={...i.ui,...fe(i.ui,t.state)},a=Aa(r.state,s,t);i.store.update({...r,state:a,frame:s});let l=performance.now();this.#r=[...this.#r.slice(-Sa),l];let c=1e3*(this.#r.length-1)/Math.max(1,l-this.#r[0]),{camera:p}=i.ui;this.#h({starting:!1,rate:c,dropped:t.dropped,recorded:p?.recorded!=null?t.recorded:null}),i.pixels.emit()}#h(t){let{camera:e}=this.context.ui;e&&this.context.store.update({camera:{...e,...t}})}};function Aa(n,t,{masks:e=[]}){let s=new Map(e.map(r=>[r.object,r])),o=n.objects.map(r=>{let a=s.get(r.id);return!a||r.timeline.some(([l,c])=>t>=l&&t<l+c)?r:{...r,timeline:[...r.timeline,[t,1,"tracked",a.score,0]]}}),i=n.medium&&{...n.medium,frames:Math.max(n.medium.frames,t+1)};return{...n,medium:i,objects:o}}async function Ca(){let n=navigator.mediaDevices;if(!n)throw new S("camera",B.insecure,B.insecureHint);let t=document.createElement("video");t.muted=!0,t.playsInline=!0;let e={width:{ideal:Pa},height:{ideal:Ma},facingMode:{ideal:"environment"}};return t.srcObject=await n.getUserMedia({video:e,audio:!1}),await t.play(),t}function Un(n){return n?.srcObject instanceof MediaStream?n.srcObject.getTracks():[]}function La(n,t){return new Promise(e=>{let[s]=Un(n);if(!s||s.readyState==="ended")return e(t+1);n.requestVideoFrameCallback((o,{presentedFrames:i})=>e(i))})}async function Oa(n){let t=new OffscreenCanvas(n.width,n.height);return t.getContext("2d").drawImage(n,0,0),t.convertToBlob({type:"image/jpeg",quality:Ta})}function ja(n){let t=n instanceof DOMException?n.name:"",e=B;return t==="NotAllowedError"?new S("camera",e.refused,e.refusedHint):t==="NotFoundError"||t==="OverconstrainedError"?new S("camera",e.missing,e.missingHint):t==="NotReadableError"?new S("camera",e.taken,e.takenHint):n}var $e=class{constructor(t,e){this.context=t;this.edits=e}context;edits;give(t){let{ui:e,store:s}=this.context;e.classes.includes(t)||(s.update({classes:[...e.classes,t]}),ao(this.context.ui.classes),ve(t));let o=w(e,e.selected);!o||o.category===t||(this.edits.change(o.id,{category:t}),s.update({announcement:pt.given(o.name,t)}))}giveDigit(t){let e=this.context.ui.classes[t-1];return e&&this.give(e),e!==void 0}};var ho={clicked:!1,specks:0,holes:0,smooth:0,grow:0,feather:0},Ra=1/2e3,Da=1/500;function It(n){return Object.values(n).every(t=>!t)}function _a({width:n,height:t}){let e=Math.max(4,Math.round(n*t*Ra)),s=Math.min(10,Math.max(1,Math.round(2*Math.max(n,t)*Da)/2));return{...ho,specks:e,holes:e,smooth:s}}var Pe=class{constructor(t,e){this.context=t;this.edits=e;t.leaving.subscribe(()=>t.store.update({cleaning:null}))}context;edits;#t=null;#e=!1;get shown(){let{ui:t}=this.context;return(t.cleaning?.object===t.selected?t.cleaning.values:null)??w(t,t.selected)?.cleaning??null}toggle(){let{medium:t}=this.context.ui.state,{shown:e}=this;!t||!e||(this.move(It(e)?_a(t):ho),this.release())}move(t){let{ui:e,store:s}=this.context,{shown:o}=this;o&&(s.update({cleaning:{object:e.selected,values:{...o,...t}}}),this.#t||this.#n(this.#e),this.#e=!0)}release(){this.#e=!1}#n(t){let e=this.context.ui.cleaning;e&&(this.#t=e.values,this.edits.cleanUp(e.object,e.values,t,()=>{let{cleaning:s}=this.context.ui,o=s!==null&&s.values!==this.#t;this.#t=null,o?this.#n(s.object===e.object):this.context.store.update({cleaning:null})}))}};var Ia=250,Ha={start:0,step:1},Kt=class{constructor(t){this.context=t}context;#t;#e=0;#n="";open(){let{draft:t,state:e}=this.context.ui,s=_t(this.context.ui),o=s.find(({format:r})=>r===t?.format.format)??s[0];if(!o)return;let i=t!==null&&this.#n===e.session&&o.format===t.format.format;this.#n=e.session,this.#s({format:o,choice:i?t.choice:Ha,check:null,problem:""})}setFormat(t){let{draft:e}=this.context.ui;if(!e)return;let{start:s,end:o=null,step:i,objects:r=null,size:a=null}=e.choice;this.#s({format:t,choice:{start:s,end:o,step:i,objects:r,size:a},check:null,problem:""})}set(t){let{draft:e}=this.context.ui;e&&this.#s({...e,choice:{...e.choice,...t}})}setOption(t,e){let{draft:s}=this.context.ui;s&&this.set({options:{...s.choice.options,[t]:e}})}static keepsAll({format:t,choice:e}){return t.keeps&&!e.start&&e.end==null&&e.step===1&&!e.objects&&!e.size}close(){clearTimeout(this.#t),this.#e+=1}#s(t){this.context.store.update({draft:t}),clearTimeout(this.#t);let e=++this.#e;this.#t=setTimeout(()=>{this.#o(t,e)},Ia)}async#o(t,e){let s;try{let{meta:i}=await this.context.quietly("check_export",{format:t.format.format,...t.choice,all:this.context.ui.images.length>1});s={check:i,problem:""}}catch(i){s={check:null,problem:i instanceof Error?i.message:D.unexpected}}let{draft:o}=this.context.ui;o&&e===this.#e&&this.context.store.update({draft:{...o,...s}})}};var za=6e4,Me=class{constructor(t,e){this.context=t;this.edits=e;this.draft=new Kt(t)}context;edits;draft;#t=null;async run(t){let{format:e,choice:s}=t,o={format:e.format,...s,all:this.context.ui.images.length>1};await this.#e(e,"export",o,Kt.keepsAll(t),()=>{this.run(t)})}async saveSession(t){let{label:e}=pe,s={medium:t,all:this.context.ui.images.length>1};await this.#e({label:e},"save",s,!0,()=>{this.saveSession(t)})}async#e(t,e,s,o,i){let{store:r}=this.context;if(this.#t)return;let a=new AbortController;this.#t=a,r.update({exporting:{format:t,done:0,total:0},problem:null});try{if(!await this.edits.settled())return;let{state:l,propagation:c}=this.context.ui,{blob:p,name:d}=await this.#o(t,e,s,a.signal);Nn(p,d),o&&!c&&this.#n(l),this.#s(new File([p],d,{type:p.type}))}catch(l){H(l)||this.context.fail(l,i)}finally{this.#t=null,r.update({exporting:null})}}#n({session:t,revision:e}){let{ui:s,store:o}=this.context;o.update({images:s.images.map(i=>({...i,unsaved:!1}))}),s.state.session===t&&o.update({state:{...s.state,exported:e}})}#s(t){let e={files:[t]},s=()=>{navigator.share(e).catch(a=>{a.name!=="AbortError"&&this.context.hint(T.notShared)})},i=matchMedia("(pointer: coarse)").matches&&navigator.canShare?.(e)?{label:T.share,run:s}:null,r=T.saved(t.name);this.context.ui.problem?.kind==="error"?this.context.store.update({announcement:r}):this.context.hint(r,"",i)}cancel(){this.#t?.abort()}async#o(t,e,s,o){let i=[],r=({meta:c,buffers:p})=>{let{done:d,total:u}=c;d&&u&&this.context.store.update({exporting:{format:t,done:d,total:u}}),i.push(new Blob(p))},a=await this.context.stream(e,s,[],r,{signal:o});r(a);let l=a.meta.mime??"application/octet-stream";return{blob:new Blob(i,{type:l}),name:a.meta.name??e}}};function Nn(n,t){let e=document.createElement("a");e.href=URL.createObjectURL(n),e.download=t,e.click(),setTimeout(()=>URL.revokeObjectURL(e.href),za)}var Te=class{constructor(t,e){this.context=t;this.edits=e}context;edits;async show(){let{store:t}=this.context;t.update({code:null});try{if(!await this.edits.settled())return;let{apiBase:e}=this.context.host;t.update({code:(await this.context.call("code",e?{base:e}:{})).meta})}catch(e){this.context.fail(e,()=>{this.show()})}}choose(t){this.context.store.update({language:t})}save(){let{code:t,language:e}=this.context.ui;t&&Nn(new Blob([t[e]],{type:"text/plain"}),I.files[e])}async copy(t){let{store:e}=this.context;try{await navigator.clipboard.writeText(t),e.update({announcement:I.copied})}catch{let{noClipboard:s,noClipboardHint:o}=I;e.update({problem:{kind:"hint",message:s,hint:o,action:null}})}}};var Ua=1e3,Se=class{constructor(t,e,s){this.context=t;this.navigation=e;this.reload=s}context;navigation;reload;#t;#e=!1;dispose(){this.#e=!0,clearTimeout(this.#t);for(let{thumbnail:t}of this.context.ui.examples)URL.revokeObjectURL(t)}async connect(t=!1){let{context:e}=this,{store:s,host:o}=e;s.update({phase:"connecting",problem:null}),t&&(o.token="new");let i=o.ownsPage?po():null;try{let r=t?null:await this.#n(),{meta:a,buffers:l}=await e.call("hello",r?{token:r}:{});if(this.#e)return!1;o.token=a.token,o.ownsPage&&qt(a.token);let{engine:c,exports:p,accept:d,kept:u,addresses:g}=a;o.ownsPage&&a.state.medium&&we(a.token,u);let f=a.examples.map((v,A)=>({example:v,thumbnail:URL.createObjectURL(new Blob([l[A]],{type:"image/jpeg"}))}));return s.update({engine:c,exports:p,accept:d,examples:f,kept:u,addresses:g}),this.navigation.show(a.state),this.reload.restore(),s.update({phase:"ready"}),i&&i!==a.token&&this.#s(),c.ready||this.#o(),!0}catch(r){return s.update({phase:"lost"}),e.fail(r,()=>{this.connect(t)}),!1}}async#n(){let{host:t}=this.context;return t.ownsPage?Js()??await Qs():t.token==="new"?null:t.token}#s(){let[t,e]=K.linkEnded;this.context.store.update({problem:{kind:"hint",message:t,hint:e,action:null}})}#o(){this.#t=setTimeout(async()=>{try{let{meta:t}=await this.context.quietly("engine",{});this.context.store.update({engine:t.engine})}catch{}!this.#e&&!this.context.ui.engine?.ready&&this.#o()},Ua)}};var Na=30<<20,Ee=class{constructor(t,e){this.context=t;this.make=e;let s=()=>this.#n();this.#e=[t.pixels.subscribe(s),t.store.subscribe(s)]}context;make;#t=[];#e;dispose(){for(let t of this.#e)t();this.clear()}async show(t){let{store:e,ui:s}=this.context;this.clear();let o="example"in t?t.example:null,i=s.examples.find(({example:r})=>r.id===o);try{let r=t instanceof File?await uo(t):i&&await uo(i.thumbnail);if(!r)return;let{width:a,height:l}=i?.example??r;this.context.ui.opening?e.update({preview:{bitmap:r,width:a,height:l}}):r.close()}catch{}}keep(t){let{store:e,ui:s}=this.context;this.#t.push(t);let o={points:[],labels:[],box:null,stroke:null},i=performance.now(),r={...o,...t,id:0,object:0,frame:-1,since:i,request:it()};e.update({pending:[...s.pending,r]})}clear(){let{store:t,ui:e}=this.context;this.#t=[],!(!e.preview&&!e.pending.some(({frame:s})=>s<0))&&(t.update({preview:null,pending:e.pending.filter(({frame:s})=>s>=0)}),e.preview?.bitmap.close())}#n(){let{opening:t,preview:e,frame:s,state:o}=this.context.ui;if(t||!e&&this.#t.length===0||!this.context.frames.has(s))return;let{medium:i}=o,a=!e||e.width===i?.width&&e.height===i.height?this.#t:[];this.clear();for(let l of a)this.make(l)}};async function uo(n){if(typeof n=="string")return createImageBitmap(await mo(new Image,n,"load"));if(n.type.startsWith("video/")){let t=URL.createObjectURL(n),e=Object.assign(document.createElement("video"),{muted:!0,preload:"auto"});try{return await createImageBitmap(await mo(e,t,"loadeddata"))}finally{e.removeAttribute("src"),URL.revokeObjectURL(t)}}return!n.type.startsWith("image/")||n.size>Na?null:createImageBitmap(n)}function mo(n,t,e){return new Promise((s,o)=>{n.addEventListener(e,()=>s(n)),n.addEventListener("error",o),n.src=t})}function go(n,{width:t,height:e}){let s=new Uint8Array(t*e);return"corners"in n?Fa(s,n.corners,t,e):n.dabs.forEach((o,i)=>{Ba(s,n.dabs[Math.max(0,i-1)],o,t,e)}),Cs(Va(s))}function Ba(n,t,e,s,o){let[i,r,a]=t,[l,c,p]=[e[0]-i,e[1]-r,e[2]-a],d=l*l+c*c,u=Math.max(a,e[2]),[g,f]=Bn(Math.min(i,e[0])-u,Math.max(i,e[0])+u,s),[v,A]=Bn(Math.min(r,e[1])-u,Math.max(r,e[1])+u,o);for(let N=g;N<f;N++)for(let et=v;et<A;et++){let[ks,$s]=[N+.5-i,et+.5-r],En=d?Math.min(1,Math.max(0,(ks*l+$s*c)/d)):0,Ps=a+En*p;(ks-En*l)**2+($s-En*c)**2<=Ps*Ps&&(n[N*o+et]=1)}let[j,W]=[Math.floor(e[0]),Math.floor(e[1])];j>=0&&j<s&&W>=0&&W<o&&(n[j*o+W]=1)}function Fa(n,t,e,s){let o=t.map(([a])=>a),[i,r]=Bn(Math.min(...o),Math.max(...o),e);for(let a=i;a<r;a++){let l=a+.5,c=[];t.forEach(([p,d],u)=>{let[g,f]=t.at(u-1);g>l!=p>l&&c.push(f+(l-g)/(p-g)*(d-f))}),c.sort((p,d)=>p-d);for(let p=0;p+1<c.length;p+=2){let d=Math.max(0,Math.ceil(c[p]-.5)),u=Math.min(s,Math.ceil(c[p+1]-.5));d<u&&n.fill(1,a*s+d,a*s+u)}}}function Bn(n,t,e){return[Math.max(0,Math.floor(n)),Math.min(e,Math.ceil(t))]}function Va(n){let t=[],e=0;for(let s=1;e<n.length;s=1-s){let o=n.indexOf(s,e),i=o<0?n.length:o;t.push(i-e),e=i}return t}var Ae=class{#t=[];#e=null;add(t){this.#t.push(t),this.run()}async run(){return this.#t.length===0?!0:this.#e??=Promise.resolve().then(()=>this.#n())}async#n(){for(let t=this.#t[0];t;t=this.#t[0]){let e=await t();if(this.#t[0]===t){if(!e)break;this.#t.shift()}}return this.#e=null,this.#t.length===0}clear(){this.#t=[]}};var Ce=class{constructor(t,e,s){this.context=t;this.loader=e;this.navigation=s;t.leaving.subscribe(()=>this.clear())}context;loader;navigation;#t=new Ae;#e=0;#n=0;clear(){this.#t.clear(),this.#n=0,this.context.store.update({pending:[]})}prompt(t,e=!1){let{ui:s,store:o}=this.context,i={id:++this.#e,object:this.#n?0:e?Ns(s):mt(s),frame:s.frame,points:[],labels:[],box:null,stroke:null,...t,since:performance.now(),request:it()};o.update({pending:[...s.pending,i],selected:i.object||s.selected,problem:null}),w(s,i.object)?.visible===!1&&this.change(i.object,{visible:!0});let r=()=>({object:i.object||mt({...this.context.ui,pending:[]}),frame:i.frame}),a={clicked:i.since,request:i.request,done:()=>this.#a(i)};"stroke"in t?this.#i("add_mask",()=>({...r(),...this.#s(t.stroke)}),a):"box"in t?this.#i("add_box",()=>({...r(),...t}),a):this.#i("add_points",()=>({...r(),...t}),a)}#s(t){let{width:e,height:s}=this.context.ui.state.medium,o=new TextDecoder().decode(go(t,{width:e,height:s}));return{mask:{size:[s,e],counts:o},part:t.erase?"subtract":"add"}}movePoint(t,e,s){let o=this.context.ui.selected;this.#o(o,t,s)&&(this.#r(o,s,({points:i})=>({points:i.map((r,a)=>a===t?e:r)})),this.#i("move_point",()=>({object:o,frame:s,index:t,point:e})))}removePoint(t,e){let s=this.context.ui.selected;if(!this.#o(s,t,e))return;let o=i=>i.filter((r,a)=>a!==t);this.#r(s,e,({points:i,labels:r})=>({points:o(i),labels:o(r)})),this.context.store.update({announcement:M.removedPoint}),this.#i("remove_point",()=>({object:s,frame:e,index:t}))}#o(t,e,s){return w(this.context.ui,t)?.prompts[s]?.points[e]!==void 0}#r(t,e,s){let{store:o,ui:i}=this.context,r=i.state.objects.map(a=>{let l=a.id===t?a.prompts[e]:void 0;return l?{...a,prompts:{...a.prompts,[e]:{...l,...s(l)}}}:a});o.update({state:{...i.state,objects:r},problem:null})}#a(t){this.context.store.update({pending:this.context.ui.pending.filter(e=>e!==t)})}addObject(){let{ui:t,store:e}=this.context,s=Rn(t);if(s)return e.update({selected:s.id});if(this.#n)return void this.settled();this.#n++,this.#i("add_object",()=>({}),{done:()=>this.#n=Math.max(0,this.#n-1)})}choose(t){let{ui:e,masks:s}=this.context,o=s.get(e.frame,e.selected),i=o?.candidates[t];if(!o||!i||o.data.chosen===t)return;let{frame:r,selected:a}=e;s.put({...o,counts:i.counts,data:{...o.data,chosen:t,score:i.score}}),this.context.pixels.emit(),this.context.store.update({trying:-1}),this.#i("choose",()=>({object:a,frame:r,index:t}))}refine(){let{frame:t,selected:e}=this.context.ui;this.context.store.update({announcement:M.refining}),this.#i("refine",()=>({object:e,frame:t}))}candidates(){let{frame:t,selected:e,state:s}=this.context.ui;this.#t.add(async()=>{try{let{meta:o,buffers:i}=await this.context.call("candidates",{object:e,frame:t});this.context.ui.state.session===s.session&&this.#c(Q(o.masks,i))}catch(o){if(this.context.isMended(o))return!1;this.context.fail(o,()=>this.candidates())}return!0})}change(t,e){let{store:s,ui:o}=this.context,i=o.state.objects.map(r=>r.id===t?{...r,...e}:r);s.update({state:{...o.state,objects:i}}),this.#i("update_object",()=>({object:t,...e}))}rename(t,e){ve(e),this.change(t,{name:e})}get names(){return zn()}takeMask(t,e){let{frame:s}=this.context.ui;this.#i("add_mask",()=>({object:t,frame:s,source:e}))}toggleLocked(){let t=w(this.context.ui,this.context.ui.selected);t&&this.change(t.id,{locked:!t.locked})}toggleVisible(){let t=w(this.context.ui,this.context.ui.selected);t&&this.change(t.id,{visible:!t.visible})}toggleAll(){let{objects:t}=this.context.ui.state,e=!t.some(s=>s.visible);for(let s of t)s.visible!==e&&this.change(s.id,{visible:e})}cleanUp(t,e,s,o){this.#i("clean_up",()=>({object:t,cleaning:e,...s?{continues:s}:{}}),{done:o,keep:!0})}remove(t){w(this.context.ui,t)&&this.#i("remove_object",()=>({object:t}))}clearFrame(t){let{frame:e}=this.context.ui;this.#i("clear_frame",()=>({object:t,frame:e}))}markReviewed(t,e){this.#i("mark_reviewed",()=>({...t,reviewed:e}))}markAbsent(t,e){this.#i("mark_absent",()=>({...t,absent:e}))}setValues(t){this.#i("set_values",()=>({low:t?.[0]??null,high:t?.[1]??null}))}undo(){this.#i("undo",()=>({}))}redo(){this.#i("redo",()=>({}))}reset(){this.#i("reset",()=>({}))}settled(){return this.#t.run()}#i(t,e,s={}){let{clicked:o,done:i=()=>{},request:r=it(),keep:a=!1}=s;this.#t.add(async()=>{let l=o===void 0?null:{clicked:o,sent:performance.now(),answered:0,drawn:0,shown:0,took:null};try{let c=await this.context.call(t,e(),r);a||i(),l&&this.#l(l,c),this.accept(c,!0,a),a&&i()}catch(c){let p=Wt(c);return p||i(),H(c)?!0:this.context.isMended(c)?!1:(this.context.fail(c,()=>{this.#t.run()}),await this.navigation.refetch(),!p)}return!0})}#l(t,{meta:e}){t.answered=performance.now(),t.took=e.took??null,this.context.undrawn.push(t)}accept({meta:t,buffers:e},s=!0,o=!1){let{context:i}=this,r=(t.revision??1/0)<i.ui.state.revision;if(!(t.state&&!this.navigation.accept(t.state))){if(r)return this.navigation.forgetMasks();t.all&&(o?i.masks.expire():i.masks.clear()),i.store.update({...t.took?{took:{...t.took,encode:t.took.encode||(i.ui.took?.encode??0)}}:{},...t.object&&s?{selected:t.object}:{}}),this.#c(Q(t.masks??[],e)),t.frame!==void 0&&s&&this.navigation.goTo(t.frame),this.loader.refresh()}}#c(t){let{context:e}=this;for(let s of t)e.masks.put(s);e.store.update({announcement:this.#p(t),trying:-1}),e.pixels.emit()}#p(t){let{ui:e}=this.context,{mask:s,objects:o,unnamed:i}=M;return t.length===0?o(e.state.objects.length):t.map(({data:r})=>s(w(e,r.object)?.name??i(r.object),r.area)).join(" ")}};var Wa=80,qa=250,fo=3,Le=class{constructor(t,e=()=>performance.now()){this.context=t;this.now=e;t.leaving.subscribe(()=>{this.#s=0,this.move(null)})}context;now;#t=null;#e;#n=!1;#s=0;move(t){clearTimeout(this.#e),this.#t=t,this.context.ui.hovered&&this.context.store.update({hovered:null}),t&&this.#o&&(this.#e=setTimeout(()=>{this.#r(t)},Wa))}get#o(){let{settings:t,tool:e,pending:s,propagation:o,playing:i,opening:r,busy:a,camera:l}=this.context.ui,c=l!==null||s.length>0||o!==null||i||r!==null||a;return t.preview&&this.#s<fo&&(e==="add"||e==="subtract")&&!c}async#r(t){let{context:e}=this,{frame:s,state:o,tool:i}=e.ui;if(this.#n||!this.#o)return;this.#n=!0;let r=this.now();try{let a=mt(e.ui),l=i==="add"?1:0,{meta:c,buffers:p}=await e.quietly("preview",{object:a,frame:s,point:t,label:l});this.#a(this.now()-r);let[d]=Q(c.masks,p),{ui:u}=e,g=this.#t!==t||!this.#o||u.state!==o||u.frame!==s;d&&!g&&e.store.update({hovered:d})}catch{}finally{this.#n=!1}this.#t&&this.#t!==t&&this.move(this.#t)}#a(t){if(this.#s=t>qa?this.#s+1:0,this.#s<fo)return;let[e,s]=K.slowPreviews(Math.round(t)),o={kind:"hint",message:e,hint:s,action:null};this.context.store.update({problem:o})}};var Oe=class{constructor(t,e){this.context=t;this.navigation=e}context;navigation;#t=null;async add(t){let{store:e,ui:s}=this.context,{signal:o}=this.#e(),i=t.length===1&&s.images.length>0,r=null;this.#s();for(let[l,c]of t.entries()){if(o.aborted)break;e.update({opening:z.adding(l+1,t.length)});try{let p=g=>this.#o(g.meta),u=(await this.context.stream("open",{name:c.name,later:!0},[c],p,{signal:o})).meta.state;u&&!this.context.ui.images.some(({session:g})=>g===u.session)&&this.#i(Fn(u.session,c.name))}catch(p){if(H(p))break;this.#i(Wn(c.name,p)),r=p}await this.#r()}if(this.#n(o),await this.refresh(),o.aborted)return;let a=this.context.ui.images.every(({session:l})=>!l);a&&e.update({images:[]}),r&&(t.length===1||a)?this.context.fail(t.length>1?Ka(t,r):r):i&&await this.show(this.context.ui.images.length-1)}cancel(){this.#t?.abort()}get joinable(){let{images:t,state:e}=this.context.ui,s=new Set(t.map(({name:i})=>i.replace(/\d+/g,"0"))),o=t.every(({mark:i})=>i==="todo"||i==="empty")&&!e.objects.length;return t.length>1&&s.size===1&&o&&/\d/.test(t[0].name)}async join(){let{store:t}=this.context,e=this.context.ui.images.map(({session:o})=>o),{signal:s}=this.#e();t.update({opening:z.joining});try{let o=await this.context.stream("join",{sessions:e},[],()=>{},{signal:s});t.update({images:[]}),o.meta.state&&this.navigation.show(o.meta.state)}catch(o){this.context.fail(o,()=>{this.join()})}this.#n(s)}async prepare(){let{store:t}=this.context,{signal:e}=this.#e(),s=(o,i)=>t.update({opening:z.preparing(o,i)});s(0,this.context.ui.images.length);try{let o=await this.context.stream("prepare",{},[],({meta:a})=>s(a.done,a.total),{signal:e}),[i="",...r]=(o.meta.note??"").split(/(?<=[.]) /);i&&t.update({problem:{kind:"hint",message:i,hint:r.join(" "),action:null}})}catch(o){H(o)||this.context.fail(o,()=>{this.prepare()})}this.#n(e),await this.refresh()}async begin(){let{images:t,state:e}=this.context.ui;await this.#a(t.findIndex(({session:s})=>s===e.session)).catch(()=>{}),await this.refresh()}async show(t){let{ui:e,store:s}=this.context,o=e.images[t];if(!(!o||o.session===e.state.session)){if(!o.session)return s.update({announcement:o.problem});s.update({images:this.#l(e.images)});try{let i=await this.#a(t);this.navigation.show(i),s.update({images:this.#l(this.context.ui.images),...e.opening?{}:{announcement:z.position(t+1,e.images.length,o.name)}})}catch(i){this.context.fail(i,()=>{this.show(t)})}}}step(t){let{images:e,state:s}=this.context.ui,o=e.findIndex(({session:i})=>i===s.session)+t;for(;e[o]&&!e[o].session;)o+=t;e[o]&&this.show(o)}async refresh(){try{let{meta:t}=await this.context.quietly("sessions",{}),{images:e,classes:s}=this.context.ui;if(this.context.store.update({classes:[...new Set([...s,...t.classes])],prepare:t.prepare}),t.sessions.length<2&&e.length<2)return this.context.store.update({images:[]});let o=e.length?[...e]:t.sessions.map(r=>({...r,problem:""})),i=new Map(t.sessions.map(r=>[r.session,r]));this.context.store.update({images:o.map(r=>({...r,...i.get(r.session)??{mark:"failed"}}))})}catch{}}async goBack(){let t=ro(),e=this.context.ui.images.findIndex(({session:s})=>s&&s===t);e>=0&&await this.show(e)}#e(){return this.#t?.abort(),this.#t=new AbortController,this.context.store.update({problem:null}),this.#t}#n(t){this.#t?.signal===t&&(this.#t=null,this.context.store.update({opening:null}))}#s(){let{images:t,state:e}=this.context.ui,s=t.length||!e.medium?t:[Fn(e.session,e.medium.name)];this.context.store.update({images:this.#l(s)})}#o({status:t,done:e,total:s,image:o}){t==="unpacking"&&this.context.store.update({opening:vt.status(t,e,s)}),o&&(this.#i(Vn(o)),this.#r())}async#r(){let{images:t,state:e}=this.context.ui,s=t.flatMap(({session:o},i)=>o?[i]:[]);!e.medium&&s.length===1?await this.show(s[0]):s.length===2&&t[s[0]].session===e.session&&await this.#a(s[0]).catch(()=>{})}async#a(t){let{images:e}=this.context.ui,s=e.slice(t+1).find(({session:i})=>i)?.session??null;return(await this.context.host.call("show",{session:e[t].session,following:s})).meta.state}#i(t){this.context.store.update({images:[...this.context.ui.images,t]})}#l(t){let{ui:e}=this.context,s=e.state.objects.every(X)?"empty":"done",o=Dn(e);return t.map(i=>i.session===e.state.session?{...i,mark:s,unsaved:o}:i)}},Vn=n=>n.session?Fn(n.session,n.name):Wn(n.name,n.problem),Fn=(n,t)=>({session:n,name:t,mark:"todo",unsaved:!1,problem:""});function Ka(n,t){let{problem:e}=Wn(n.at(-1).name,t);return new S("media",z.none(n.length),`${n.at(-1).name}: ${e}`)}function Wn(n,t){let e=t instanceof S?`${t.message} ${t.hint}`:String(t);return{session:"",name:n,mark:"failed",unsaved:!1,problem:e}}var Ga=/\.(json|geojson|npz|npy|txt|zip)$/i;function qn(n){return Ga.test(n)}function Re(n){return/\.zip$/i.test(n)}var je=class{constructor(t,e,s){this.context=t;this.navigation=e;this.images=s}context;navigation;images;#t=null;cancel(){this.#t?.abort()}async run(t,e){let{store:s}=this.context;if(!this.context.ui.state.medium){let{openFirst:r,openFirstHint:a}=D;return s.update({problem:{kind:"error",message:r,hint:a,action:null}}),!1}this.cancel();let o=new AbortController;this.#t=o;let i=!e&&this.context.ui.images.length>1;s.update({opening:vt.loading(t.name),problem:null});try{let r={name:t.name,...e,...i?{all:i}:{}},a=await this.context.stream("load",r,[t],()=>{},{signal:o.signal});return await this.navigation.refetch(!1),i&&await this.images.refresh(),this.#e(t.name,a.meta,i),!0}catch(r){return H(r)||this.context.fail(r,()=>{this.run(t,e)}),!1}finally{this.#t===o&&(this.#t=null,s.update({opening:null}))}}async runAll(t){for(let e of t)if(!await this.run(e))return}#e(t,{count:e=0,images:s=0,notices:o=[]},i){let{store:r}=this.context,a=M.loaded(t,e,i?s:0);if(o.length){let l=o.map(c=>c.message).join(" ");r.update({problem:{kind:"hint",message:a,hint:l,action:null}})}else i?this.context.hint(a):r.update({announcement:a})}};var bo=500,Ya=5e3,Xa=700,Za=1e4,Ja=2e3,De=class{constructor(t,e,s,o){this.context=t;this.navigation=e;this.loader=s;this.edits=o;t.lost.subscribe(()=>{this.#r()})}context;navigation;loader;edits;#t=new AbortController;#e=!1;#n=bo;#s=-1/0;#o;dispose(){this.#t.abort(),clearTimeout(this.#o)}async#r(){let{host:t,store:e,ui:s}=this.context;if(this.#e||!t.mends||s.phase!=="ready"||this.#t.signal.aborted)return;this.#e=!0;let o=setTimeout(()=>e.update({reconnecting:!0}),Xa);performance.now()-this.#s<Za?await this.#l():this.#n=bo;let i=null;for(;!i&&!this.#t.signal.aborted;)i=await this.#a(),i||await this.#l();clearTimeout(o),this.#e=!1,this.#s=performance.now(),!(!i||this.#t.signal.aborted)&&(e.update({reconnecting:!1}),this.#i(i))}async#a(){let{host:t}=this.context;try{return(await t.call("hello",{token:t.token})).meta}catch(e){return(!(e instanceof S)||e.code!=="network")&&this.context.fail(e),null}}#i({token:t,state:e,engine:s,exports:o,accept:i,kept:r}){let{context:a}=this,{host:l,store:c,ui:p}=a;if(c.update({engine:s,exports:o,accept:i,kept:r}),t!==l.token)return l.token=t,qt(t),this.edits.clear(),p.state.medium?a.fail(new S("session",D.ended,D.endedHint)):void 0;let{revision:d}=p.state;this.navigation.accept(e)&&e.revision>d&&this.navigation.forgetMasks(),this.loader.refresh(),this.edits.settled(),clearTimeout(this.#o),this.#o=setTimeout(()=>{this.navigation.refetch(!1)},Ja)}#l(){let t=this.#n;return this.#n=Math.min(2*t,Ya),new Promise(e=>{let s=()=>{clearTimeout(o),globalThis.removeEventListener?.("online",s),e()},o=setTimeout(s,t);globalThis.addEventListener?.("online",s),this.#t.signal.addEventListener("abort",s,{once:!0})})}};var _e=class{constructor(t,e){this.context=t;this.loader=e}context;loader;#t="brush";accept(t){let{store:e,ui:s}=this.context,o=t.session===s.state.session;return o?(e.update({...fe(s,t),...s.propagation?{}:{live:new Map}}),xe(s.state.medium?.values,this.context.ui.state.medium?.values)||this.loader.reload()):this.show(t),o}show(t){let{context:e}=this;e.leaving.emit(),this.loader.clear(),e.store.update(zs(e.ui,t));let s=Math.min(...t.objects.flatMap(o=>Object.keys(o.prompts).map(Number)));this.goTo(Number.isFinite(s)?s:0)}async refetch(t=!0){let e=this.context.ui.state;try{let s=await this.context.currentState();return this.context.ui.state!==e&&s.revision<=this.context.ui.state.revision||this.accept(s)&&(t||s.revision>e.revision)&&this.forgetMasks(),!0}catch{return!1}}forgetMasks(){this.context.masks.clear(),this.loader.refresh(),this.context.pixels.emit()}goTo(t){let{medium:e}=this.context.ui.state;if(!e)return;let s=Math.min(Math.max(Math.round(t),0),e.frames-1);s!==this.context.ui.frame&&this.context.store.update({frame:s,trying:-1}),this.loader.want(s),this.context.pixels.emit()}select(t){let e=w(this.context.ui,t)?.name;this.context.store.update({selected:t,trying:-1,announcement:e?M.selected(e):""})}setTool(t,e=this.context.ui.announcement){(t==="brush"||t==="eraser"||t==="polygon")&&(this.#t=t),this.context.store.update({tool:t,announcement:e})}takeHand(){this.setTool(this.#t)}set(t){let e={...this.context.ui.settings,...t};this.context.store.update({settings:e}),so(e)}};var Qa=2**32-1,Ie=class{constructor(t,e,s,o,i,r,a){this.context=t;this.navigation=e;this.playback=s;this.exporting=o;this.early=i;this.images=r;this.loading=a;t.store.subscribe(()=>this.#a())}context;navigation;playback;exporting;early;images;loading;#t=null;#e=null;async run(t,e=!1,s=[]){let{context:o}=this,{store:i,host:r}=o;if(t instanceof File&&t.size>Qa){let{tooLarge:d,tooLargeHint:u}=D;return o.fail(new S("media",d,u))}let a=!e&&Pt(o.ui);if(a&&!r.ownsPage)return this.#n({source:t,masks:s,state:null,images:[]});this.#t?.abort(),this.stay(),this.playback.pause();let l=new AbortController;this.#t=l,i.update({opening:vt.opening(t.name),problem:null}),a||this.early.show(t);let c=!1,p=[];try{let{state:d}=(await this.#i(t,a,p,l.signal)).meta;c=d!==void 0,d&&a?this.#n({source:t,masks:s,state:d,images:p}):d&&await this.#o(d,p,s),r.ownsPage&&we(r.token,o.ui.kept)}catch(d){o.fail(d,()=>{this.run(t,e,s)})}finally{this.#t===l&&(this.#t=null,c||this.early.clear(),i.update({opening:null}))}}cancel(){this.#t?.abort()}stay(){let t=this.#s(),e=t?.state?[t.state.session,...t.images.map(({session:s})=>s)]:[];for(let s of new Set(e.filter(Boolean)))this.context.close(s)}discard(){let t=this.#s();t&&this.#r(t)}exportFirst(){if(!this.#e)return;this.#e={...this.#e,due:!0};let{opensLater:t,opensLaterHint:e,staying:s}=D,o=t(this.#e.source.name),i={label:s,run:()=>this.stay()};this.context.store.update({asking:null,problem:{kind:"hint",message:o,hint:e,action:i}})}#n(t){let{state:e,images:s}=this.context.ui,o=s.length?s.map(({session:i})=>i).filter(Boolean):[e.session];this.#e={...t,before:e.session,open:o,due:!1},this.context.store.update({asking:t.source.name})}#s(){let t=this.#e;return this.#e=null,this.context.ui.asking!==null&&this.context.store.update({asking:null}),t}async#o(t,e,s){this.context.store.update({images:e.length>1?e:[],problem:null}),this.navigation.show(t),e.length>1&&this.images.begin(),await this.loading.runAll(s)}#r({source:t,masks:e,state:s,images:o,open:i}){if(!s)return void this.run(t,!0,e);this.exporting.cancel(),this.#o(s,o,e);for(let r of i)this.context.close(r)}#a(){let{ui:t}=this.context;this.#e&&(t.state.session!==this.#e.before?this.stay():this.#e.due&&!Pt(t)&&this.discard())}#i(t,e,s,o){let i=({meta:c})=>{let{status:p,image:d}=c;d&&s.push(Vn(d)),p&&this.context.store.update({opening:vt.status(p,c.done,c.total)}),p==="encoding"&&!e&&this.exporting.cancel()},{name:r}=t,a=t instanceof File?{name:r}:"url"in t?{url:t.url}:{example:t.example},l=t instanceof File?[t]:[];return this.context.stream("open",{...a,...e?{keep:e}:{}},l,i,{signal:o})}};var tl=24,He=[.25,.5,1,2,4],ze=class{constructor(t,e,s){this.context=t;this.loader=e;this.navigation=s;t.leaving.subscribe(()=>this.pause())}context;loader;navigation;#t=0;#e=0;#n=0;toggle(){this.context.ui.playing?this.pause():this.play()}play(){let{medium:t}=this.context.ui.state;!t||t.frames<2||(this.context.ui.frame>=this.#o&&this.navigation.goTo(this.#s),this.context.store.update({playing:!0}),this.#r(),this.#n=requestAnimationFrame(this.#a))}setLoop(t){this.context.store.update({loop:t})}setSpeed(t){this.context.store.update({speed:t}),this.#r()}stepSpeed(t){let{speed:e}=this.context.ui,s=He[He.indexOf(e)+t];s!==void 0&&(this.setSpeed(s),this.context.store.update({announcement:M.speed(s)}))}setRange(t){let{frame:e,range:s}=this.context.ui,o={...s,[t]:s[t]===e?null:e};o.first!==null&&o.last!==null&&o.first>o.last&&(o[t==="first"?"last":"first"]=null),this.context.store.update({range:o})}pause(){this.context.ui.playing&&(cancelAnimationFrame(this.#n),this.context.store.update({playing:!1}))}get#s(){return this.context.ui.range.first??0}get#o(){let{range:t,state:e}=this.context.ui;return t.last??(e.medium?.frames??1)-1}#r(){this.#t=this.context.ui.frame,this.#e=performance.now()}#a=()=>{let{ui:t}=this.context,{medium:e}=t.state;if(!t.playing||!e)return;this.#n=requestAnimationFrame(this.#a);let s=Math.floor((performance.now()-this.#e)*(e.fps||tl)*t.speed/1e3),o=this.#t+s>this.#o,i=o?this.#o:this.#t+s,r=i;for(;r>t.frame&&!this.loader.ready(r);)r--;if(r>t.frame?this.navigation.goTo(r):i>t.frame&&(this.loader.want(t.frame+1),this.#r()),!(r<this.#o)){if(!t.loop)return this.pause();o&&(this.navigation.goTo(this.#s),this.#r())}}};var Ue=class{constructor(t,e,s,o){this.context=t;this.loader=e;this.navigation=s;this.settled=o;t.leaving.subscribe(()=>{this.abort(),this.#e&&(this.#e=!1,t.store.update({propagation:null}))})}context;loader;navigation;settled;range=null;#t=null;#e=!1;#n=!1;#s="";get running(){return this.#t!==null||this.#e}get following(){return this.running&&this.#n}unfollow(){this.#n=!1}cancel(){let{propagation:t}=this.context.ui;if(!t||t.stopping)return;let e=this.context.quietly("cancel",{});if(this.#t&&t.done===0)return this.abort(),void e.catch(()=>{});this.context.store.update({propagation:{...t,stopping:!0}}),e.catch(s=>{this.context.fail(s),this.abort();let{propagation:o}=this.context.ui;o&&this.context.store.update({propagation:{...o,stopping:!1}})})}abort(){this.#t?.abort()}hear({meta:t,buffers:e}){let{done:s=0,total:o=0}=t;if(!t.end)return this.#e||(this.#n=this.context.host.sharesView),this.#e=!0,this.#i({...t,done:s,total:o},e);this.#e=!1,t.state&&this.navigation.accept(t.state),this.#o()}forgetElsewhere(){this.#e&&(this.#e=!1,this.#o(),this.navigation.forgetMasks())}update(){return this.run(this.context.ui.state.unfinished?null:{direction:"update"})}async run(t){let{context:e}=this;if(this.running||e.ui.state.objects.length===0&&e.ui.pending.length===0)return;let s=new AbortController;this.#t=s,this.range=t,this.#s="",this.#n=!0;let o=!0,i={done:0,total:0,secondsLeft:0,framesPerSecond:0,stopping:!1},r=e.ui.problem?.kind==="hint"&&e.ui.problem.action?null:e.ui.problem;e.store.update({propagation:i,problem:r});try{if(!await this.settled()||e.ui.state.objects.length===0)return;let a=({meta:v,buffers:A})=>this.#i(v,A),{signal:l}=s,{meta:c}=t?await e.stream("propagate",t,[],a,{signal:l}):await e.stream("resume",{},[],a,{signal:l});c.state&&this.navigation.accept(c.state);let{cancelled:p,propagated:d}=M,{stopping:u,done:g,total:f}=e.ui.propagation??i;e.store.update({announcement:u||g<f?p:d})}catch(a){H(a)?e.store.update({announcement:M.cancelled}):e.isMended(a)||e.fail(a,()=>{this.run(t)}),o=await this.navigation.refetch()}finally{this.#t=null,this.range=null,this.#o(o)}}#o(t=!0){this.context.store.update({propagation:null,...t?{live:new Map}:{}}),this.loader.refresh(),this.context.pixels.emit()}#r(t,e){let{ui:s,store:o}=this.context,i=r=>Math.floor(4*r/(e||1));t>=e||i(t)<=i(s.propagation?.done??0)||o.update({announcement:M.tracking(E.percent(t/e))})}#a(t){if(t&&t!==this.#s){let[e="",...s]=t.split(/(?<=[.]) /);s.length?this.context.store.update({problem:{kind:"hint",message:e,hint:s.join(" "),action:null}}):this.context.hint(e)}this.#s=t}#i({frame:t,masks:e=[],...s},o){let{context:i}=this;if(!(this.#t?.signal.aborted||t===void 0)){for(let r of Q(e,o)){let a=w(i.ui,r.data.object);a&&(!a.prompts[t]||!i.masks.get(t,r.data.object))&&i.masks.put(r)}this.#a(s.note??""),this.#r(s.done,s.total),i.store.update({live:qs(i.ui.live,t,e),propagation:{done:s.done,total:s.total,secondsLeft:s.seconds_left??0,framesPerSecond:s.frames_per_second??0,stopping:i.ui.propagation?.stopping??!1}}),this.#n&&this.loader.ready(i.ui.frame)?this.navigation.goTo(t):t===i.ui.frame&&i.pixels.emit()}}};var Ne=class{constructor(t,e,s){this.context=t;this.navigation=e;this.propagation=s;let{signal:o}=this.#t;window.addEventListener("pagehide",()=>this.#e(),{signal:o}),window.addEventListener("beforeunload",i=>this.#n(i),{signal:o})}context;navigation;propagation;#t=new AbortController;dispose(){this.#t.abort()}restore(){let{store:t,ui:e}=this.context,s=co(e.state.session);s&&(this.navigation.goTo(s.frame),w(e,s.selected)&&t.update({selected:s.selected}),s.propagating&&this.#s(s.propagating))}#e(){let{state:t,frame:e,selected:s}=this.context.ui,o=this.context.host.keepsWork?null:this.propagation.range;t.medium&&io({session:t.session,frame:e,selected:s,propagating:o})}#n(t){let{host:e,ui:s}=this.context,o=e.keepsWork||s.kept?.hours===null;(s.camera?.recorded||!o&&Pt(s))&&t.preventDefault()}#s(t){let{due:e,unfinished:s}=this.context.ui.state,o=s?{label:e.label,run:()=>{this.propagation.update()}}:{label:D.propagateAgain,run:()=>{this.propagation.run(t)}},{reloaded:i,reloadedHint:r}=D;this.context.store.update({problem:{kind:"hint",message:i,hint:r,action:o}})}};var Be=class{constructor(t,e,s){this.context=t;this.edits=e;this.seek=s}context;edits;seek;go(t){let{frame:e,selected:s,state:o}=this.context.ui,i=t>0?o.doubtful:[...o.doubtful].reverse(),r=i.findIndex(c=>c.first===e&&c.object===s),a=i.find(c=>(c.first-e)*t>0),l=r>=0?i[r+1]??i[0]:a??i[0];l?this.#e(l):this.context.store.update({announcement:Dt.none})}goToPrompted(t){let{frame:e,state:s}=this.context.ui,i=[...new Set(s.objects.flatMap(({prompts:a})=>Object.keys(a).map(Number)))].filter(a=>a!==e).sort((a,l)=>(a-l)*t),r=i.find(a=>(a-e)*t>0)??i[0];r===void 0?this.context.store.update({announcement:Dt.noPrompts}):this.seek(r)}fine(){let{frame:t,selected:e,state:s}=this.context.ui,o=this.kind;if(o==="reviewed")return this.edits.markReviewed(this.#t,!1);if(!o||o==="prompted"||o==="gone")return;let i=this.current;this.edits.markReviewed({object:e,frame:i?.first??t,last:i?.last??t},!0);let r=s.doubtful.find(l=>l!==i&&l.first>t),a=s.doubtful.find(l=>l!==i);(r??a)&&this.#e(r??a)}gone(){let{selected:t}=this.context.ui;if(!w(this.context.ui,t))return;let[e,s]=this.stretch;this.edits.markAbsent({object:t,frame:e,last:s},!this.isGone),this.context.store.update({range:{first:null,last:null}})}get isGone(){let{range:t}=this.context.ui;return this.kind==="gone"&&t.first===null&&t.last===null}get stretch(){let{frame:t,range:e}=this.context.ui;if(this.isGone)return[this.#t.frame,this.#t.last];let s=e.first??t,o=e.last??(e.first===null?t:Math.max(t,s));return[Math.min(s,o),Math.max(s,o)]}get current(){let{frame:t,selected:e,state:s}=this.context.ui;return s.doubtful.find(o=>o.object===e&&o.first<=t&&t<=o.last)}get kind(){let{frame:t,selected:e,live:s}=this.context.ui,o=w(this.context.ui,e);return o&&at(o,s,t)?.kind}get#t(){let{frame:t,selected:e}=this.context.ui,[s,o]=Fs(w(this.context.ui,e)?.timeline??[],t);return{object:e,frame:s,last:o}}#e({object:t,first:e,doubt:s}){this.context.store.update({selected:t}),this.seek(e),this.context.store.update({announcement:Dt.doubt(e,s)})}};var el=320,nl=64,sl=80,Fe=class{constructor(t){this.context=t}context;#t=new rt(nl,t=>URL.revokeObjectURL(t));#e;show(t,e){clearTimeout(this.#e);let s=this.#t.get(this.#n(t))??"";this.context.store.update({thumbnail:{frame:t,x:e,url:s}}),s||(this.#e=setTimeout(()=>{this.#s(t)},sl))}hide(){clearTimeout(this.#e),this.context.ui.thumbnail&&this.context.store.update({thumbnail:null})}#n(t){let{session:e,revision:s}=this.context.ui.state;return`${e} ${s} ${t}`}async#s(t){let e=this.#n(t);try{let{meta:s,buffers:o}=await this.context.quietly("overlay",{frame:t,size:el}),i=URL.createObjectURL(new Blob(o,{type:s.mime}));this.#t.set(e,i,1);let{thumbnail:r}=this.context.ui;r?.frame===t&&this.context.store.update({thumbnail:{...r,url:i}})}catch{}}};var Ve=class{constructor(t){this.context=t;this.#n=t.store.subscribe(()=>this.#o())}context;#t;#e=!1;#n;dispose(){this.#n(),clearInterval(this.#t)}get#s(){let{opening:t,propagation:e,pending:s,busy:o}=this.context.ui;return t!==null||e!==null||s.length>0||o}#o(){if(this.#s!==(this.#t!==void 0)){if(this.#t===void 0){this.#t=setInterval(()=>{this.#r()},1e3);return}clearInterval(this.#t),this.#t=void 0,this.context.ui.waiting&&this.context.store.update({waiting:null})}}async#r(){if(!(this.#e||this.context.ui.reconnecting)){this.#e=!0;try{let{wait:t}=(await this.context.quietly("queue",{})).meta,e=this.#s&&t&&t.seconds>=1?t:null;(e||this.context.ui.waiting)&&this.context.store.update({waiting:e})}catch{}finally{this.#e=!1}}}};var We=class{constructor(t){this.host=t;let e=new be(t);this.context=e,this.#e=new ye(e),this.navigation=new _e(e,this.#e),this.edits=new Ce(e,this.#e,this.navigation),this.cleaning=new Pe(e,this.edits),this.playback=new ze(e,this.#e,this.navigation),this.thumbnails=new Fe(e),this.review=new Be(e,this.edits,o=>this.seek(o));let s=()=>this.edits.settled();this.propagation=new Ue(e,this.#e,this.navigation,s),this.exporting=new Me(e,this.edits),this.hover=new Le(e),this.images=new Oe(e,this.navigation),this.loading=new je(e,this.navigation,this.images),this.#t=new Ee(e,o=>this.prompt(o,this.ui.frame)),this.opening=new Ie(e,this.navigation,this.playback,this.exporting,this.#t,this.images,this.loading),this.code=new Te(e,this.edits),this.classes=new $e(e,this.edits),this.camera=new ke(e,this.navigation,this.#e,this.images),this.#s=new Ne(e,this.navigation,this.propagation),this.#o=new Ve(e),this.#r=new De(e,this.navigation,this.#e,this.edits),this.#n=new Se(e,this.navigation,this.#s),e.store.update({settings:{...this.ui.settings,...oo()}}),this.#a=t.onPush({onPush:o=>this.#m(o),onMissed:()=>{this.#g()},onLost:()=>e.lost.emit()})}host;context;navigation;edits;cleaning;playback;review;thumbnails;propagation;exporting;opening;hover;loading;images;code;classes;camera;#t;#e;#n;#s;#o;#r;#a;#i=Promise.resolve();get ui(){return this.context.ui}get stats(){return this.context.stats}get selectedMask(){return this.context.masks.get(this.ui.frame,this.ui.selected)}get boundsOfSelected(){return this.#h(this.ui.selected,this.ui.frame)?.bounds??null}subscribe(t){return this.context.store.subscribe(t)}dispose(){this.#n.dispose(),this.camera.dispose(),this.playback.pause(),this.propagation.abort(),this.#a(),this.#s.dispose(),this.#o.dispose(),this.#t.dispose(),this.#r.dispose(),this.host.dispose(),this.#e.clear()}connect(t=!1){return this.#i=this.#l(t),this.#i}async#l(t){await this.#n.connect(t),this.context.store.update({classes:t?[]:lo()}),await this.images.refresh(),this.ui.phase==="ready"&&await this.images.goBack()}async#c(){return await this.#i,this.ui.phase!=="lost"||this.#n.connect()}async open(t){if(!await this.#c())return;if(await this.camera.stop(),"url"in t&&!this.ui.addresses){let{noAddresses:s,noAddressesHint:o}=D;return this.context.store.update({problem:{kind:"error",message:s,hint:o,action:null}})}let{medium:e}=this.ui.state;t instanceof File&&Re(t.name)&&!e?await this.images.add([t]):t instanceof File&&qn(t.name)?await this.#p(t):t instanceof File&&this.ui.images.length?await this.images.add([t]):await this.opening.run(t)}async openAll(t){let e=({name:i})=>qn(i)&&!Re(i),[s,o]=[t.filter(e),t.filter(i=>!e(i))];if(await this.#c()){if(await this.camera.stop(),o.length===1&&!this.ui.images.length)return this.opening.run(o[0],!1,s);o.length&&await this.images.add(o),await this.loading.runAll(s)}}async#p(t){let e=await this.loading.run(t),{problem:s}=this.ui;if(e||!s||!Re(t.name))return;let o={label:D.openImages,run:()=>{this.images.add([t])}};this.context.store.update({problem:{...s,action:o}})}cancelOpening(){this.opening.cancel(),this.images.cancel(),this.loading.cancel()}async deleteData(){try{await this.context.call("delete_data",{})}catch(t){return this.context.fail(t,()=>{this.deleteData()})}to(),await this.connect(!0),this.context.store.update({announcement:M.deleted})}seek(t){this.propagation.unfollow(),this.playback.pause();let e=this.ui.frame;this.navigation.goTo(t);let{frame:s,state:o}=this.ui;s!==e&&this.context.store.update({announcement:M.frame(s,(o.medium?.frames??1)-1)})}prompt(t,e,s="fitting"){if(e<0)return this.#t.keep(t);if(this.seek(e),ol(t)&&!Vs(this.ui))return this.hint(K.nothingToSubtract);let o=s==="new"||s==="fitting"&&"box"in t&&this.#u(t.box);o&&s==="fitting"&&this.context.store.update({announcement:M.elsewhere}),this.edits.prompt(t,o)}pointAnew(t,e){let s=e<0?0:this.#d(t,e);s?this.navigation.select(s):this.prompt({points:[t],labels:[1]},e,"new")}nameAt(t){let e=this.#d(t,this.ui.frame),s=this.ui.state.objects.find(({id:r})=>r===e);if(!s||e===this.ui.selected)return"";let{name:o,category:i}=s;return i&&i!==o?O.nameAndClass(o,i):o}#u(t){let e=this.#h(this.ui.selected,this.ui.frame);return e!==null&&e.area>0&&!e.meets(t)}#d([t,e],s){let o=[t,e,t+.01,e+.01];return this.ui.state.objects.findLast(({id:r,visible:a})=>a&&this.#h(r,s)?.meets(o))?.id??0}#h(t,e){let{masks:s,ui:o}=this.context,i=s.get(e,t);return i&&o.state.objects.some(({id:a})=>a===t)?s.shape(i.counts,o.state.medium?.height??0):null}tryOn(t){t!==this.ui.trying&&this.context.store.update({trying:t})}peek(t){t!==this.ui.peeking&&this.context.store.update({peeking:t})}announce(t){this.context.store.update({announcement:t})}hint([t,e]){this.context.hint(t,e)}dismiss(){this.context.store.update({problem:null})}act(){let t=this.ui.problem?.action;this.dismiss(),t?.run==="start again"?this.connect(!0):t?.run()}#m(t){let{meta:e}=t;if(this.ui.phase!=="ready")return;if(e.error)return this.context.fail(new S(e.error.code,e.error.message,e.error.hint));e.session!==void 0&&e.session!==this.ui.state.session&&e.push!=="open"||(e.push==="propagate"?this.propagation.hear(t):e.push==="edit"?this.edits.accept(t,this.host.sharesView):e.state&&this.navigation.accept(e.state))}async#g(){this.ui.phase==="ready"&&(this.propagation.forgetElsewhere(),await this.navigation.refetch(!1))}};function ol(n){return"stroke"in n?n.stroke.erase:"labels"in n&&!n.labels.includes(1)}var qe=globalThis,Ke=qe.ShadowRoot&&(qe.ShadyCSS===void 0||qe.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Kn=Symbol(),xo=new WeakMap,Gt=class{constructor(t,e,s){if(this._$cssResult$=!0,s!==Kn)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=e}get styleSheet(){let t=this.o,e=this.t;if(Ke&&t===void 0){let s=e!==void 0&&e.length===1;s&&(t=xo.get(e)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),s&&xo.set(e,t))}return t}toString(){return this.cssText}},yo=n=>new Gt(typeof n=="string"?n:n+"",void 0,Kn),L=(n,...t)=>{let e=n.length===1?n[0]:t.reduce((s,o,i)=>s+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(o)+n[i+1],n[0]);return new Gt(e,n,Kn)},vo=(n,t)=>{if(Ke)n.adoptedStyleSheets=t.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let e of t){let s=document.createElement("style"),o=qe.litNonce;o!==void 0&&s.setAttribute("nonce",o),s.textContent=e.cssText,n.appendChild(s)}},Gn=Ke?n=>n:n=>n instanceof CSSStyleSheet?(t=>{let e="";for(let s of t.cssRules)e+=s.cssText;return yo(e)})(n):n;var{is:il,defineProperty:rl,getOwnPropertyDescriptor:al,getOwnPropertyNames:ll,getOwnPropertySymbols:cl,getPrototypeOf:dl}=Object,Ge=globalThis,wo=Ge.trustedTypes,pl=wo?wo.emptyScript:"",hl=Ge.reactiveElementPolyfillSupport,Yt=(n,t)=>n,Yn={toAttribute(n,t){switch(t){case Boolean:n=n?pl:null;break;case Object:case Array:n=n==null?n:JSON.stringify(n)}return n},fromAttribute(n,t){let e=n;switch(t){case Boolean:e=n!==null;break;case Number:e=n===null?null:Number(n);break;case Object:case Array:try{e=JSON.parse(n)}catch{e=null}}return e}},$o=(n,t)=>!il(n,t),ko={attribute:!0,type:String,converter:Yn,reflect:!1,useDefault:!1,hasChanged:$o};Symbol.metadata??=Symbol("metadata"),Ge.litPropertyMetadata??=new WeakMap;var lt=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,e=ko){if(e.state&&(e.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((e=Object.create(e)).wrapped=!0),this.elementProperties.set(t,e),!e.noAccessor){let s=Symbol(),o=this.getPropertyDescriptor(t,s,e);o!==void 0&&rl(this.prototype,t,o)}}static getPropertyDescriptor(t,e,s){let{get:o,set:i}=al(this.prototype,t)??{get(){return this[e]},set(r){this[e]=r}};return{get:o,set(r){let a=o?.call(this);i?.call(this,r),this.requestUpdate(t,a,s)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??ko}static _$Ei(){if(this.hasOwnProperty(Yt("elementProperties")))return;let t=dl(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(Yt("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(Yt("properties"))){let e=this.properties,s=[...ll(e),...cl(e)];for(let o of s)this.createProperty(o,e[o])}let t=this[Symbol.metadata];if(t!==null){let e=litPropertyMetadata.get(t);if(e!==void 0)for(let[s,o]of e)this.elementProperties.set(s,o)}this._$Eh=new Map;for(let[e,s]of this.elementProperties){let o=this._$Eu(e,s);o!==void 0&&this._$Eh.set(o,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){let e=[];if(Array.isArray(t)){let s=new Set(t.flat(1/0).reverse());for(let o of s)e.unshift(Gn(o))}else t!==void 0&&e.push(Gn(t));return e}static _$Eu(t,e){let s=e.attribute;return s===!1?void 0:typeof s=="string"?s:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){let t=new Map,e=this.constructor.elementProperties;for(let s of e.keys())this.hasOwnProperty(s)&&(t.set(s,this[s]),delete this[s]);t.size>0&&(this._$Ep=t)}createRenderRoot(){let t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return vo(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,e,s){this._$AK(t,s)}_$ET(t,e){let s=this.constructor.elementProperties.get(t),o=this.constructor._$Eu(t,s);if(o!==void 0&&s.reflect===!0){let i=(s.converter?.toAttribute!==void 0?s.converter:Yn).toAttribute(e,s.type);this._$Em=t,i==null?this.removeAttribute(o):this.setAttribute(o,i),this._$Em=null}}_$AK(t,e){let s=this.constructor,o=s._$Eh.get(t);if(o!==void 0&&this._$Em!==o){let i=s.getPropertyOptions(o),r=typeof i.converter=="function"?{fromAttribute:i.converter}:i.converter?.fromAttribute!==void 0?i.converter:Yn;this._$Em=o;let a=r.fromAttribute(e,i.type);this[o]=a??this._$Ej?.get(o)??a,this._$Em=null}}requestUpdate(t,e,s,o=!1,i){if(t!==void 0){let r=this.constructor;if(o===!1&&(i=this[t]),s??=r.getPropertyOptions(t),!((s.hasChanged??$o)(i,e)||s.useDefault&&s.reflect&&i===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,s))))return;this.C(t,e,s)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,e,{useDefault:s,reflect:o,wrapped:i},r){s&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??e??this[t]),i!==!0||r!==void 0)||(this._$AL.has(t)||(this.hasUpdated||s||(e=void 0),this._$AL.set(t,e)),o===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[o,i]of this._$Ep)this[o]=i;this._$Ep=void 0}let s=this.constructor.elementProperties;if(s.size>0)for(let[o,i]of s){let{wrapped:r}=i,a=this[o];r!==!0||this._$AL.has(o)||a===void 0||this.C(o,void 0,i,a)}}let t=!1,e=this._$AL;try{t=this.shouldUpdate(e),t?(this.willUpdate(e),this._$EO?.forEach(s=>s.hostUpdate?.()),this.update(e)):this._$EM()}catch(s){throw t=!1,this._$EM(),s}t&&this._$AE(e)}willUpdate(t){}_$AE(t){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(t){}firstUpdated(t){}};lt.elementStyles=[],lt.shadowRootOptions={mode:"open"},lt[Yt("elementProperties")]=new Map,lt[Yt("finalized")]=new Map,hl?.({ReactiveElement:lt}),(Ge.reactiveElementVersions??=[]).push("2.1.2");var Zn=globalThis,Po=n=>n,Ye=Zn.trustedTypes,Mo=Ye?Ye.createPolicy("lit-html",{createHTML:n=>n}):void 0,Jn="$lit$",ct=`lit$${Math.random().toFixed(9).slice(2)}$`,Qn="?"+ct,ul=`<${Qn}>`,Et=document,Zt=()=>Et.createComment(""),Jt=n=>n===null||typeof n!="object"&&typeof n!="function",ts=Array.isArray,Lo=n=>ts(n)||typeof n?.[Symbol.iterator]=="function",Xn=`[ 	
\f\r]`,Xt=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,To=/-->/g,So=/>/g,Tt=RegExp(`>|${Xn}(?:([^\\s"'>=/]+)(${Xn}*=${Xn}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Eo=/'/g,Ao=/"/g,Oo=/^(?:script|style|textarea|title)$/i,es=n=>(t,...e)=>({_$litType$:n,strings:t,values:e}),h=es(1),y=es(2),Bh=es(3),tt=Symbol.for("lit-noChange"),m=Symbol.for("lit-nothing"),Co=new WeakMap,St=Et.createTreeWalker(Et,129);function jo(n,t){if(!ts(n)||!n.hasOwnProperty("raw"))throw Error("invalid template strings array");return Mo!==void 0?Mo.createHTML(t):t}var Ro=(n,t)=>{let e=n.length-1,s=[],o,i=t===2?"<svg>":t===3?"<math>":"",r=Xt;for(let a=0;a<e;a++){let l=n[a],c,p,d=-1,u=0;for(;u<l.length&&(r.lastIndex=u,p=r.exec(l),p!==null);)u=r.lastIndex,r===Xt?p[1]==="!--"?r=To:p[1]!==void 0?r=So:p[2]!==void 0?(Oo.test(p[2])&&(o=RegExp("</"+p[2],"g")),r=Tt):p[3]!==void 0&&(r=Tt):r===Tt?p[0]===">"?(r=o??Xt,d=-1):p[1]===void 0?d=-2:(d=r.lastIndex-p[2].length,c=p[1],r=p[3]===void 0?Tt:p[3]==='"'?Ao:Eo):r===Ao||r===Eo?r=Tt:r===To||r===So?r=Xt:(r=Tt,o=void 0);let g=r===Tt&&n[a+1].startsWith("/>")?" ":"";i+=r===Xt?l+ul:d>=0?(s.push(c),l.slice(0,d)+Jn+l.slice(d)+ct+g):l+ct+(d===-2?a:g)}return[jo(n,i+(n[e]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),s]},Qt=class n{constructor({strings:t,_$litType$:e},s){let o;this.parts=[];let i=0,r=0,a=t.length-1,l=this.parts,[c,p]=Ro(t,e);if(this.el=n.createElement(c,s),St.currentNode=this.el.content,e===2||e===3){let d=this.el.content.firstChild;d.replaceWith(...d.childNodes)}for(;(o=St.nextNode())!==null&&l.length<a;){if(o.nodeType===1){if(o.hasAttributes())for(let d of o.getAttributeNames())if(d.endsWith(Jn)){let u=p[r++],g=o.getAttribute(d).split(ct),f=/([.?@])?(.*)/.exec(u);l.push({type:1,index:i,name:f[2],strings:g,ctor:f[1]==="."?Ze:f[1]==="?"?Je:f[1]==="@"?Qe:Ct}),o.removeAttribute(d)}else d.startsWith(ct)&&(l.push({type:6,index:i}),o.removeAttribute(d));if(Oo.test(o.tagName)){let d=o.textContent.split(ct),u=d.length-1;if(u>0){o.textContent=Ye?Ye.emptyScript:"";for(let g=0;g<u;g++)o.append(d[g],Zt()),St.nextNode(),l.push({type:2,index:++i});o.append(d[u],Zt())}}}else if(o.nodeType===8)if(o.data===Qn)l.push({type:2,index:i});else{let d=-1;for(;(d=o.data.indexOf(ct,d+1))!==-1;)l.push({type:7,index:i}),d+=ct.length-1}i++}}static createElement(t,e){let s=Et.createElement("template");return s.innerHTML=t,s}};function At(n,t,e=n,s){if(t===tt)return t;let o=s!==void 0?e._$Co?.[s]:e._$Cl,i=Jt(t)?void 0:t._$litDirective$;return o?.constructor!==i&&(o?._$AO?.(!1),i===void 0?o=void 0:(o=new i(n),o._$AT(n,e,s)),s!==void 0?(e._$Co??=[])[s]=o:e._$Cl=o),o!==void 0&&(t=At(n,o._$AS(n,t.values),o,s)),t}var Xe=class{constructor(t,e){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=e}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:e},parts:s}=this._$AD,o=(t?.creationScope??Et).importNode(e,!0);St.currentNode=o;let i=St.nextNode(),r=0,a=0,l=s[0];for(;l!==void 0;){if(r===l.index){let c;l.type===2?c=new Ht(i,i.nextSibling,this,t):l.type===1?c=new l.ctor(i,l.name,l.strings,this,t):l.type===6&&(c=new tn(i,this,t)),this._$AV.push(c),l=s[++a]}r!==l?.index&&(i=St.nextNode(),r++)}return St.currentNode=Et,o}p(t){let e=0;for(let s of this._$AV)s!==void 0&&(s.strings!==void 0?(s._$AI(t,s,e),e+=s.strings.length-2):s._$AI(t[e])),e++}},Ht=class n{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,e,s,o){this.type=2,this._$AH=m,this._$AN=void 0,this._$AA=t,this._$AB=e,this._$AM=s,this.options=o,this._$Cv=o?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,e=this._$AM;return e!==void 0&&t?.nodeType===11&&(t=e.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,e=this){t=At(this,t,e),Jt(t)?t===m||t==null||t===""?(this._$AH!==m&&this._$AR(),this._$AH=m):t!==this._$AH&&t!==tt&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):Lo(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==m&&Jt(this._$AH)?this._$AA.nextSibling.data=t:this.T(Et.createTextNode(t)),this._$AH=t}$(t){let{values:e,_$litType$:s}=t,o=typeof s=="number"?this._$AC(t):(s.el===void 0&&(s.el=Qt.createElement(jo(s.h,s.h[0]),this.options)),s);if(this._$AH?._$AD===o)this._$AH.p(e);else{let i=new Xe(o,this),r=i.u(this.options);i.p(e),this.T(r),this._$AH=i}}_$AC(t){let e=Co.get(t.strings);return e===void 0&&Co.set(t.strings,e=new Qt(t)),e}k(t){ts(this._$AH)||(this._$AH=[],this._$AR());let e=this._$AH,s,o=0;for(let i of t)o===e.length?e.push(s=new n(this.O(Zt()),this.O(Zt()),this,this.options)):s=e[o],s._$AI(i),o++;o<e.length&&(this._$AR(s&&s._$AB.nextSibling,o),e.length=o)}_$AR(t=this._$AA.nextSibling,e){for(this._$AP?.(!1,!0,e);t!==this._$AB;){let s=Po(t).nextSibling;Po(t).remove(),t=s}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},Ct=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,e,s,o,i){this.type=1,this._$AH=m,this._$AN=void 0,this.element=t,this.name=e,this._$AM=o,this.options=i,s.length>2||s[0]!==""||s[1]!==""?(this._$AH=Array(s.length-1).fill(new String),this.strings=s):this._$AH=m}_$AI(t,e=this,s,o){let i=this.strings,r=!1;if(i===void 0)t=At(this,t,e,0),r=!Jt(t)||t!==this._$AH&&t!==tt,r&&(this._$AH=t);else{let a=t,l,c;for(t=i[0],l=0;l<i.length-1;l++)c=At(this,a[s+l],e,l),c===tt&&(c=this._$AH[l]),r||=!Jt(c)||c!==this._$AH[l],c===m?t=m:t!==m&&(t+=(c??"")+i[l+1]),this._$AH[l]=c}r&&!o&&this.j(t)}j(t){t===m?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},Ze=class extends Ct{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===m?void 0:t}},Je=class extends Ct{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==m)}},Qe=class extends Ct{constructor(t,e,s,o,i){super(t,e,s,o,i),this.type=5}_$AI(t,e=this){if((t=At(this,t,e,0)??m)===tt)return;let s=this._$AH,o=t===m&&s!==m||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive,i=t!==m&&(s===m||o);o&&this.element.removeEventListener(this.name,this,s),i&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},tn=class{constructor(t,e,s){this.element=t,this.type=6,this._$AN=void 0,this._$AM=e,this.options=s}get _$AU(){return this._$AM._$AU}_$AI(t){At(this,t)}},Do={M:Jn,P:ct,A:Qn,C:1,L:Ro,R:Xe,D:Lo,V:At,I:Ht,H:Ct,N:Je,U:Qe,B:Ze,F:tn},ml=Zn.litHtmlPolyfillSupport;ml?.(Qt,Ht),(Zn.litHtmlVersions??=[]).push("3.3.3");var _o=(n,t,e)=>{let s=e?.renderBefore??t,o=s._$litPart$;if(o===void 0){let i=e?.renderBefore??null;s._$litPart$=o=new Ht(t.insertBefore(Zt(),i),i,void 0,e??{})}return o._$AI(n),o};var ns=globalThis,ft=class extends lt{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){let e=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=_o(e,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return tt}};ft._$litElement$=!0,ft.finalized=!0,ns.litElementHydrateSupport?.({LitElement:ft});var gl=ns.litElementPolyfillSupport;gl?.({LitElement:ft});(ns.litElementVersions??=[]).push("4.2.2");function bt({scale:n,aspect:t=1}){return n*t}function ss({width:n,aspect:t=1}){return n*t}var os=40,Io=1.25;function Lt(n,t){let e=Math.min(t.width/ss(n),t.height/n.height)||1;return{scale:e,x:(t.width-ss(n)*e)/2,y:(t.height-n.height*e)/2,...Uo(n)}}function te(n,t,e){let s=Lt(t,e).scale,o=Math.min(Math.max(n.scale,s),Math.max(os,s));return{scale:o,x:Ho(n.x,ss(t)*o,e.width),y:Ho(n.y,t.height*o,e.height),...Uo(t)}}function Uo({aspect:n=1}){return n===1?{}:{aspect:n}}function Ho(n,t,e){return t<=e?(e-t)/2:Math.min(0,Math.max(e-t,n))}function No(n,t,e,s,o){let i=Lt(s,o).scale,r=Math.min(Math.max(n.scale*e,i),Math.max(os,i)),a=r/n.scale;return te({scale:r,x:t[0]-(t[0]-n.x)*a,y:t[1]-(t[1]-n.y)*a},s,o)}function Bo({x0:n,y0:t,x1:e,y1:s},o,i){let{aspect:r=1}=o,[a,l]=[(e-n)*r*Io,(s-t)*Io],c=Math.min(i.width/a,i.height/l,os),[p,d]=[i.width/2-(n+e)/2*r*c,i.height/2-(t+s)/2*c];return te({scale:c,x:p,y:d},o,i)}function Fo(n,t,e,s,o){return te({...n,x:n.x+t,y:n.y+e},s,o)}function en(n,t){return[(t[0]-n.x)/bt(n),(t[1]-n.y)/n.scale]}function R(n,t){return[t[0]*bt(n)+n.x,t[1]*n.scale+n.y]}function is(n,t){return[zo(n[0],t.width),zo(n[1],t.height)]}function zo(n,t){let e=Math.round(n*100)/100;return Math.min(Math.max(e,0),t-.01)}function Vo(n,t,e){let[s,o]=en(n,t),i=Math.max(-s,s-e.width,0),r=Math.max(-o,o-e.height,0);return Math.max(i*bt(n),r*n.scale)}function zt(n,t){return[Math.min(n[0],t[0]),Math.min(n[1],t[1]),Math.max(n[0],t[0]),Math.max(n[1],t[1])]}function nt(n,t){return Math.hypot(n[0]-t[0],n[1]-t[1])}function rs(n,t){return[(n[0]+t[0])/2,(n[1]+t[1])/2]}var fl=["brush","eraser","polygon"],bl={mouse:9,pen:10,touch:18},xl=4,Wo=.25;function V(n){return fl.includes(n)}function yl(n,t,{pointerType:e,pressure:s}){return(e==="pen"?Wo+(1-Wo)*s:1)*n/2/t}var nn=class{constructor(t,e){this.stage=t;this.session=e}stage;session;#t=!1;get corners(){let{stroke:t}=this.stage.doing;return t&&"corners"in t.what?t.what.corners:[]}begin(t,e,s){let{stage:o,session:i}=this,r=o.shown;if(r<0||!o.image)return;i.seek(r);let{tool:a}=i.ui,l=o.imageAt(t);if(a==="polygon")return this.#e(l,t,r,s,e);let c={erase:s||a==="eraser",dabs:[this.#n(t,e)]};o.do({stroke:{frame:r,what:c},tip:l})}move(t){let{stage:e}=this,{stroke:s}=e.doing,o=t.at(-1);if(!s||!o)return;let i=e.imageAt(o[0]);if("dabs"in s.what){let c=[...s.what.dabs,...t.map(([p,d])=>this.#n(p,d))];return e.do({stroke:{...s,what:{...s.what,dabs:c}},tip:i})}let{corners:r,erase:a}=s.what,l=nt(R(e.view,r.at(-1)),o[0])>=xl;e.do({tip:i,...l?{stroke:{...s,what:{erase:a,corners:[...r,i]}}}:{}})}end(){let{stroke:t}=this.stage.doing;t&&(("dabs"in t.what||this.#t&&this.corners.length>2)&&this.finish(),this.#t=!1)}drop(){let{corners:t}=this;t.length>1&&!this.#t?this.back():this.cancel()}back(){let{stroke:t}=this.stage.doing;if(!t||!("corners"in t.what))return!1;let e=t.what.corners.slice(0,-1),s={erase:t.what.erase,corners:e};return this.stage.do({stroke:e.length?{...t,what:s}:null}),!0}cancel(){let t=this.stage.doing.stroke!==null;return t&&this.stage.do({stroke:null}),t}finish(){let{stage:t,session:e}=this,{stroke:s}=t.doing;return s?(t.do({stroke:null}),"corners"in s.what&&s.what.corners.length<3?e.hint(K.noArea):e.prompt({stroke:s.what},s.frame),!0):!1}hover(t){let{stage:e}=this;e.do({tip:t&&e.image?e.imageAt(t):null})}#e(t,e,s,o,{pointerType:i}){let{stage:r}=this,{stroke:a}=r.doing,l=a?.frame===s?this.corners:[],c=d=>d!==void 0&&nt(R(r.view,d),e)<=(bl[i]??9);if(l.length>2&&(c(l[0])||c(l.at(-1))))return void this.finish();this.#t=l.length===0;let p={erase:l.length?a?.what.erase??o:o,corners:[...l,t]};r.do({stroke:{frame:s,what:p},tip:t})}#n(t,e){let{stage:s,session:o}=this,[i,r]=s.freeAt(t);return[i,r,yl(o.ui.settings.brush,s.view.scale,e)]}};var vl={mouse:4,pen:8,touch:12},wl={mouse:6,pen:8,touch:12},qo=250,kl=300,$l={mouse:6,pen:10,touch:16},Ko=5,sn=class{constructor(t,e){this.element=t;this.handler=e;let{signal:s}=this.#u;t.addEventListener("pointerdown",this.#h,{signal:s}),t.addEventListener("pointermove",this.#g,{signal:s}),t.addEventListener("pointerup",this.#k,{signal:s}),t.addEventListener("pointercancel",this.#M,{signal:s}),t.addEventListener("pointerleave",()=>e.hover(null),{signal:s}),t.addEventListener("touchstart",this.#w,{signal:s,passive:!1}),t.addEventListener("touchmove",this.#w,{signal:s,passive:!1}),t.addEventListener("wheel",this.#T,{signal:s,passive:!1}),t.addEventListener("contextmenu",o=>o.preventDefault(),{signal:s})}element;handler;#t=new Map;#e="idle";#n=[0,0];#s=0;#o="mouse";#r=!1;#a=!1;#i=!1;#l=!1;#c;#p={at:[0,0],time:-1/0,negative:!1,medium:""};#u=new AbortController;dispose(){clearTimeout(this.#c),this.#u.abort()}set space(t){this.#l=t,this.element.toggleAttribute("data-space",t)}cancel(){let t=this.#e==="box"||this.#e==="grip"||this.#e==="draw";return this.#d(this.#t.size>0?"spent":"idle"),t}#d(t){let e=this.#e;this.#e=t,clearTimeout(this.#c),(e==="held"||e==="box")&&this.handler.held(null),e==="box"&&this.handler.draft(null),e==="grip"&&this.handler.drop("cancelled"),e==="draw"&&this.handler.drawn(t==="idle"?"ended":"dropped"),this.element.toggleAttribute("data-moving",t==="pan")}#h=t=>{if(t.button>2&&t.button!==Ko)return;t.preventDefault(),this.element.focus({preventScroll:!0}),this.element.setPointerCapture(t.pointerId);let e=this.handler.at(t);if(this.#t.set(t.pointerId,e),this.#t.size>1)return this.#d(this.#t.size===2?"pinch":this.#e);let s=this.handler.tool();if(this.#n=e,this.#s=t.timeStamp,this.#o=t.pointerType,this.#r=!1,this.#i=t.shiftKey,this.#a=t.button===Ko||t.button===2||t.altKey||t.ctrlKey||s==="subtract",this.handler.hover(null),t.button===1||this.#l||s==="pan"&&t.button===0)return this.#d("pan");if(this.handler.draws())return this.handler.draw(t,this.#a),this.#d("draw");this.handler.press(e);let o=this.#o==="touch";if(!this.#i&&this.handler.take(e,o))return this.#d("grip");this.#d("press"),o&&!this.#a&&s!=="box"&&(this.#c=setTimeout(()=>this.#m(),qo))};#m(){this.#d("held"),this.handler.held(this.#n)}#g=t=>{let e=this.#t.get(t.pointerId),s=this.handler.at(t);if(!e){t.pointerType!=="touch"&&t.buttons===0&&this.handler.hover(s);return}if(this.#e==="pinch"&&this.#x(t.pointerId,e,s),this.#t.set(t.pointerId,s),this.#e==="pan")return this.handler.pan(s[0]-e[0],s[1]-e[1]);if(this.#e==="draw"){let o=t.getCoalescedEvents?.()??[];return this.handler.drawTo(o.length?o:[t])}this.#r||=nt(s,this.#n)>(vl[this.#o]??4),this.#r&&(this.#e==="press"?this.#f(s):this.#e==="held"&&(t.timeStamp-this.#s<qo?this.#f(s):this.#b()),this.#e==="box"?this.handler.draft(s):this.#e==="grip"&&this.handler.carry(s))};#f(t){let e=this.#o==="touch";this.handler.tool()==="box"||!(e||this.#a)?this.#b():e&&this.handler.zoomed()?(this.#d("pan"),this.handler.pan(t[0]-this.#n[0],t[1]-this.#n[1])):e&&this.#d("spent")}#b(){this.#d("box"),this.handler.drag()}#x(t,e,s){let o=[...this.#t].find(([l])=>l!==t)?.[1];if(!o)return;let i=rs(e,o),r=rs(s,o);this.handler.pan(r[0]-i[0],r[1]-i[1]);let a=nt(e,o);a>0&&this.handler.zoom(nt(s,o)/a,r)}#k=t=>{if(!this.#t.delete(t.pointerId))return;let e=this.handler.at(t),s=this.#e;if(this.#t.size>0)return this.#d(s==="pinch"&&this.#t.size===1?"pan":"spent");if(s==="grip")return this.#$(t.timeStamp);this.#d("idle"),(s==="press"||s==="held")&&!this.#y(t.timeStamp)&&this.#v(),s==="box"&&this.#P(e)};#$(t){this.#e="idle",this.#r?this.handler.drop("moved"):this.#y(t)?this.handler.drop("cancelled"):this.handler.drop("clicked")||this.#v()}#y(t){let e=this.#p,s={at:this.#n,time:t,negative:this.#a,medium:this.handler.medium()};return this.#p=s,nt(s.at,e.at)<=($l[this.#o]??6)&&t-e.time<kl&&s.negative===e.negative&&s.medium===e.medium}#v(){this.handler.tool()==="box"&&!this.#a?this.handler.refuse():this.handler.point(this.#a?0:1,this.#i)}#P(t){Math.min(Math.abs(t[0]-this.#n[0]),Math.abs(t[1]-this.#n[1]))<(wl[this.#o]??6)?this.handler.refuse():this.handler.box(t,this.#i)}#M=t=>{this.#t.delete(t.pointerId),this.#d("spent"),this.#t.size===0&&this.#d("idle")};#w=t=>{(t.touches.length>1||this.#o!=="touch"||!["idle","press","spent"].includes(this.#e))&&t.cancelable&&t.preventDefault()};#T=t=>{if(!this.handler.wheel(t))return;t.preventDefault();let e=t.deltaMode===WheelEvent.DOM_DELTA_LINE?33:1,s=Math.max(-120,Math.min(120,t.deltaY*e));this.handler.zoom(Math.exp(-s*(t.ctrlKey?.01:.0022)),this.handler.at(t))}};var Pl={mouse:9,finger:14},Ml={mouse:5,finger:12};function on({points:n,box:t},e,s,o){let i=o?"finger":"mouse",r=Pl[i],a=-1;return n.forEach((l,c)=>{let p=nt(R(e,l),s);p<=r&&([r,a]=[p,c])}),a>=0?{point:a}:t&&Tl(t,e,s,Ml[i])}function Tl(n,t,[e,s],o){let[i,r]=R(t,[n[0],n[1]]),[a,l]=R(t,[n[2],n[3]]);if(e<i-o||e>a+o||s<r-o||s>l+o)return null;let c=(d,u,g)=>{let[f,v]=[Math.abs(g-d),Math.abs(g-u)];return Math.min(f,v)>o?0:f<=v?-1:1},p=[c(i,a,e),c(r,l,s)];return p[0]===0&&p[1]===0?null:{sides:p}}function as(n,[t,e],[s,o]){let i=(p,d,u,g)=>{if(u===0)return[p,d];let f=u<0?d:p;return[Math.min(f,g),Math.max(f,g)]},[r,a]=i(n[0],n[2],t,s),[l,c]=i(n[1],n[3],e,o);return[r,l,a,c]}function Go(n,t,e){return"point"in t?{...n,points:n.points.map((s,o)=>o===t.point?e:s)}:{...n,box:n.box&&as(n.box,t.sides,e)}}function Yo(n){if("point"in n)return"pointer";let[t,e]=n.sides;return t===0?"ns-resize":e===0?"ew-resize":t===e?"nwse-resize":"nesw-resize"}var Xo=900,an=50,ln=150,Sl=.3,El="#ffffff";function Zo({ui:n,masks:t},e,s){if(e<0||n.peeking)return[];let o=n.state.medium?.height??0,i=[],r=Al(n,e,s);for(let a of n.state.objects){let l=a.visible?t.get(e,a.id):void 0,c=at(a,n.live,e)?.kind,p=r.get(a.id)??[];if(r.delete(a.id),(!l||!c)&&p.length===0)continue;let d=a.id===n.selected,u=d?l?.candidates[n.trying]:void 0,g=l&&c?t.shape((u??l).counts,o):null,{feather:f}=a.cleaning;i.push({shape:g,strokes:p,color:a.color,selected:d,stale:c==="stale",feather:f})}for(let[a,l]of r)i.push({shape:null,strokes:l,color:rn(n,a),selected:!0,stale:!1,feather:0});if(n.hovered&&e===n.frame){let a=t.shape(n.hovered.counts,o),l=rn(n,n.hovered.data.object);i.push({shape:a,strokes:[],color:l,selected:!0,stale:!0,feather:0})}return i.sort((a,l)=>Number(a.selected)-Number(l.selected))}function Al(n,t,{stroke:e}){let s=new Map,o=(i,r)=>s.set(i,[...s.get(i)??[],r]);for(let i of n.pending)i.stroke&&i.frame===t&&o(i.object,i.stroke);return e?.frame===t&&"dabs"in e.what&&o(mt(n),e.what),s}function Jo({ui:n},t,e,s){let o=n.peeking?[]:[...Ll(n,t,e),...Ol(n,t)],i=!s&&n.pending.length>0&&ls(n)>=ln;return{prompts:o,draft:e.draft,draftColor:rn(n,n.selected),crosshair:e.crosshair,held:e.held,...Cl(n,t,e),phase:i?performance.now()%Xo/Xo:Sl}}function Cl(n,t,{stroke:e,tip:s}){let o=n.tool==="brush"||n.tool==="eraser",i=s&&o?{at:s,radius:n.settings.brush/2}:null;return e?.frame!==t||!("corners"in e.what)?{brush:i,polygon:null}:{brush:i,polygon:{corners:e.what.corners,tip:s??e.what.corners.at(-1)}}}function Ut(n,t){let e=w(n,n.selected);return!n.settings.prompts||!e?.visible||e.locked||n.pending.length>0?null:e.prompts[t]??null}function ls(n){return performance.now()-Math.min(...n.pending.map(t=>t.since))}function Ll(n,t,{grip:e,to:s}){let o=w(n,n.selected),i=o?.prompts[t];if(!n.settings.prompts||!o?.visible||!i)return[];let{points:r,labels:a,box:l}=e&&s?Go(i,e,s):i,c=n.pending.some(p=>p.object===o.id&&p.frame===t&&p.box);return[{points:r,labels:a,box:c?null:l,color:o.color,pending:!1,grip:e}]}function Ol(n,t){return n.pending.filter(e=>e.frame===t&&performance.now()-e.since>=an).map(({points:e,labels:s,box:o,object:i})=>({points:e,labels:s,box:o,color:rn(n,i),pending:!0,grip:null}))}function rn(n,t){return w(n,t)?.color??El}var jl=16,Rl=10;function Qo(n,t,e,s,o){let i=c=>t.image!==null&&Vo(t.view,c,t.image)<=jl,r={frame:-1,at:[0,0],near:!1},a=(c,p)=>{let d=t.image&&Ut(e.ui,t.shown);return d&&on(d,t.view,c,p)},l=(c,p)=>{let{frame:d}=r,u=Ut(e.ui,d)?.box;"point"in c?e.edits.movePoint(c.point,p,d):u&&e.prompt({box:as(u,c.sides,p)},d,"selected")};return new sn(n,{at:c=>t.canvasAt(c.clientX,c.clientY),tool:()=>e.ui.tool,medium:()=>e.ui.state.session,zoomed:()=>!t.fitted,press:c=>r={frame:t.shown,at:t.imageAt(c),near:i(c)},take:(c,p)=>{let d=a(c,p);return t.do({grip:d}),d&&e.seek(t.shown),d!==null},carry:c=>t.do({to:t.imageAt(c)}),drop:c=>{let{grip:p,to:d}=t.doing;return t.do({grip:null,to:null}),p?(c==="moved"&&d&&l(p,d),c==="clicked"&&"point"in p&&e.edits.removePoint(p.point,r.frame),"point"in p):!1},held:c=>{t.do({held:c&&t.imageAt(c)}),c&&navigator.vibrate?.(Rl)},drag:()=>{r.frame>=0&&e.seek(r.frame)},draft:c=>t.do({draft:c&&zt(r.at,t.imageAt(c))}),point:(c,p)=>{r.near&&(p?e.pointAnew(r.at,r.frame):e.prompt({points:[r.at],labels:[c]},r.frame))},box:(c,p)=>{let d=zt(r.at,t.imageAt(c));d[0]<d[2]&&d[1]<d[3]&&e.prompt({box:d},r.frame,p?"new":"fitting")},refuse:()=>e.hint(K.sliver),draws:()=>V(e.ui.tool),draw:(c,p)=>s.begin(t.canvasAt(c.clientX,c.clientY),c,p),drawTo:c=>s.move(c.map(p=>[t.canvasAt(p.clientX,p.clientY),p])),drawn:c=>c==="ended"?s.end():s.drop(),hover:c=>{let p=V(e.ui.tool),d=c&&!p&&i(c)&&t.shown===e.ui.frame?t.imageAt(c):null;if(n.title=d?e.nameAt(d):"",p)return n.style.cursor="",e.hover.move(null),s.hover(c);let u=c&&e.ui.tool!=="pan"?a(c,!1):null;n.style.cursor=u?Yo(u):"",(u||t.doing.grip)&&t.do({grip:u}),e.hover.move(u?null:d)},pan:(c,p)=>t.pan(c,p),zoom:(c,p)=>t.zoom(c,p),wheel:c=>!t.image||t.fitted&&c.deltaY>0?!1:e.host.ownsPage||c.ctrlKey||o()})}var ti=new WeakMap;function dt(n,...t){let e=ti.get(n);return ti.set(n,t),e?.length!==t.length||e.some((s,o)=>s!==t[o])}function ei(n){let t=Number.parseInt(n.slice(1),16),e=s=>{let o=(t>>s&255)/255;return o<=.04045?o/12.92:((o+.055)/1.055)**2.4};return .2126*e(16)+.7152*e(8)+.0722*e(0)}function ni(n){return ei(n)>.18?"#111114":"#ffffff"}function Nt(n){return ei(n)>.18?"rgba(0, 0, 0, 0.55)":"rgba(255, 255, 255, 0.8)"}var ds=8,Dl=34,xt=8,Ot=8,_l=.35,Il="rgba(0, 0, 0, 0.66)";function oi(n,t,e,s,o){ai(n),n.imageSmoothingEnabled=e.scale<ds,n.imageSmoothingQuality=e.scale<.7?"medium":"low",n.setTransform(t,0,0,t,0,0),n.drawImage(s,e.x,e.y,o.width*bt(e),o.height*e.scale)}function ii(n,t,e,s,o,i){ai(n),o.image&&s.length>0&&Hl(n,t,e,s,o.view,o.image),Ul(n,t,e,s,o),Vl(n,t,e,i)}function Hl(n,t,e,s,o,{width:i,height:r}){if(o!=="spotlight"&&o!=="cutout")return;let a=t*e.scale;n.setTransform(t,0,0,t,0,0),n.fillStyle=o==="spotlight"?Il:zl(n),n.fillRect(e.x,e.y,i*bt(e),r*e.scale),n.setTransform(t*bt(e),0,0,a,t*e.x,t*e.y),n.globalCompositeOperation="destination-out",n.fillStyle="#000000";for(let{shape:l,feather:c}of s)l&&ri(n,e.scale<ds?l.smooth:l.exact,c*a);n.globalCompositeOperation="source-over"}function zl(n){let t=document.createElement("canvas");t.width=t.height=2*Ot;let e=t.getContext("2d");return e.fillStyle="#ffffff",e.fillRect(0,0,t.width,t.height),e.fillStyle="#d4d4da",e.fillRect(0,0,Ot,Ot),e.fillRect(Ot,Ot,Ot,Ot),n.createPattern(t,"repeat")??"#ffffff"}function Ul(n,t,e,s,o){let i=t*e.scale;n.setTransform(t*bt(e),0,0,i,t*e.x,t*e.y),n.lineJoin="miter",n.miterLimit=3;for(let{shape:r,strokes:a,color:l,selected:c,stale:p,feather:d}of s){if(a.length>0||!r){Nl(n,r,a,l,o.opacity);continue}let u=e.scale<ds?r.smooth:r.exact,g=(c?2:1.5)/e.scale;n.globalAlpha=o.opacity*(p?.5:1)*(c||s.length===1?1:.6),n.fillStyle=l,o.view==="fill"&&ri(n,u,d*i),n.globalAlpha=1,n.strokeStyle=Nt(l),n.lineWidth=g+1.5/e.scale,n.stroke(u),n.setLineDash(p?[6/e.scale,4/e.scale]:[]),n.strokeStyle=l,n.lineWidth=g,n.stroke(u),n.setLineDash([])}}function ri(n,t,e){n.filter=e>.5?`blur(${e/2}px)`:"none",n.fill(t,"evenodd"),n.filter="none"}function Nl(n,t,e,s,o){let i=document.createElement("canvas");i.width=n.canvas.width,i.height=n.canvas.height;let r=i.getContext("2d");r.setTransform(n.getTransform()),r.fillStyle=r.strokeStyle=s,r.lineCap=r.lineJoin="round",t&&r.fill(t.exact,"evenodd");for(let a of e)r.globalCompositeOperation=a.erase?"destination-out":"source-over","corners"in a?r.fill(Bl(a.corners),"evenodd"):a.dabs.forEach(([l,c,p],d)=>{let[u,g,f]=a.dabs[Math.max(0,d-1)];r.lineWidth=Math.max(1,p+f),r.beginPath(),r.moveTo(u,g),r.lineTo(l,c),r.stroke()});n.save(),n.setTransform(1,0,0,1,0,0),n.globalAlpha=Math.max(o,_l),n.drawImage(i,0,0),n.restore()}function Bl(n){let t=new Path2D;for(let[e,s]of n)t.lineTo(e,s);return t.closePath(),t}function Fl(n,t,e,s,o){let i=[...e,s].map(l=>R(t,l));n.beginPath();for(let[l,c]of i)n.lineTo(l,c);n.strokeStyle=Nt(o),n.lineWidth=3.5,n.stroke(),n.strokeStyle=o,n.lineWidth=2,n.stroke();let[r,a]=i[0];n.beginPath(),n.arc(r,a,5,0,2*Math.PI),n.fillStyle="#ffffff",n.fill(),n.stroke()}function Vl(n,t,e,s){n.setTransform(t,0,0,t,0,0);for(let{points:o,labels:i,box:r,color:a,pending:l,grip:c}of s.prompts)r&&si(n,e,r,a,l?s.phase:null),r&&!l&&ql(n,e,r,a),o.forEach((p,d)=>{let u=R(e,p);l&&cs(n,u,10+14*s.phase,1-s.phase);let g=c!==null&&"point"in c&&c.point===d;Wl(n,u,i[d]===1,a,g?9:7)});s.draft&&si(n,e,s.draft,s.draftColor,null),s.polygon&&Fl(n,e,s.polygon.corners,s.polygon.tip,s.draftColor),s.brush&&cs(n,R(e,s.brush.at),Math.max(2,s.brush.radius),1),s.held&&cs(n,R(e,s.held),Dl,1),s.crosshair&&Kl(n,R(e,s.crosshair))}function ai(n){n.setTransform(1,0,0,1,0,0),n.clearRect(0,0,n.canvas.width,n.canvas.height)}function Wl(n,[t,e],s,o,i){let r=s?o:"#1b1b20";n.beginPath(),n.arc(t,e,i+2.5,0,2*Math.PI),n.fillStyle="rgba(0, 0, 0, 0.35)",n.fill(),n.beginPath(),n.arc(t,e,i+1.5,0,2*Math.PI),n.fillStyle="#ffffff",n.fill(),n.beginPath(),n.arc(t,e,i,0,2*Math.PI),n.fillStyle=r,n.fill();let a=i*.52;n.beginPath(),n.moveTo(t-a,e),n.lineTo(t+a,e),s&&(n.moveTo(t,e-a),n.lineTo(t,e+a)),n.strokeStyle=ni(r),n.lineWidth=i>6?2:1.5,n.lineCap="round",n.stroke()}function cs(n,[t,e],s,o){n.beginPath(),n.arc(t,e,s,0,2*Math.PI),n.strokeStyle=`rgba(0, 0, 0, ${.5*o})`,n.lineWidth=4,n.stroke(),n.strokeStyle=`rgba(255, 255, 255, ${o})`,n.lineWidth=2,n.stroke()}function ql(n,t,[e,s,o,i],r){let a=[[e,s],[o,s],[e,i],[o,i]];for(let l of a){let[c,p]=R(t,l);n.fillStyle="#ffffff",n.strokeStyle=r,n.lineWidth=2,n.fillRect(c-xt/2,p-xt/2,xt,xt),n.strokeRect(c-xt/2,p-xt/2,xt,xt)}}function si(n,t,e,s,o){let[i,r]=R(t,[e[0],e[1]]),[a,l]=R(t,[e[2],e[3]]);n.setLineDash([]),n.strokeStyle=Nt(s),n.lineWidth=3.5,n.strokeRect(i,r,a-i,l-r),o!==null&&(n.setLineDash([6,4]),n.lineDashOffset=-10*o),n.strokeStyle=s,n.lineWidth=2,n.strokeRect(i,r,a-i,l-r),n.setLineDash([])}function Kl(n,[t,e]){for(let[s,o]of[["rgba(0, 0, 0, 0.7)",4],["#ffffff",1.5]]){n.beginPath();for(let[i,r]of[[1,0],[-1,0],[0,1],[0,-1]])n.moveTo(t+4*i,e+4*r),n.lineTo(t+16*i,e+16*r);n.strokeStyle=s,n.lineWidth=o,n.lineCap="round",n.stroke()}}var li=32,ci=(n,t)=>Math.min(Math.max(n,li),t-li),Gl={width:0,height:0},di={draft:null,crosshair:null,grip:null,to:null,held:null,stroke:null,tip:null},cn=class{constructor(t,e,s,o){this.context=t;this.element=e;this.layers=s;this.onView=o;this.#c=new ResizeObserver(()=>this.#f()),this.#c.observe(e),this.#u=[t.store.subscribe(()=>this.redraw()),t.pixels.subscribe(()=>{t.undrawn.length>0&&this.#x(),this.redraw()})],this.#d.port1.onmessage=()=>this.#w(),this.#f()}context;element;layers;onView;view={scale:1,x:0,y:0};#t=di;#e={width:1,height:1};#n=1;#s=!0;#o="";#r={of:"",width:0,height:0};#a=-1;#i=0;#l=0;#c;#p=matchMedia("(prefers-reduced-motion: reduce)");#u;#d=new MessageChannel;#h=0;#m;dispose(){cancelAnimationFrame(this.#i),clearTimeout(this.#m),this.#c.disconnect();for(let t of this.#u)t();this.#d.port1.close()}get image(){return this.context.ui.preview??this.context.ui.state.medium}redraw(){this.#i||=requestAnimationFrame(()=>this.#b())}get doing(){return this.#t}do(t){this.image&&(this.#t={...this.#t,...t},this.redraw())}get crosshair(){return this.#t.crosshair}setCrosshair(t){let e=t&&this.image?is(t,this.image):null;if(this.do({crosshair:e}),!e)return;let[s,o]=R(this.view,e),{width:i,height:r}=this.#e;this.pan(ci(s,i)-s,ci(o,r)-o),this.context.store.update({announcement:M.point(...e)})}imageAt(t){let e=en(this.view,t);return this.image?is(e,this.image):e}freeAt(t){let[e,s]=en(this.view,t);return[Math.round(100*e)/100,Math.round(100*s)/100]}canvasAt(t,e){let{left:s,top:o}=this.element.getBoundingClientRect();return[t-s,e-o]}zoom(t,e){let{width:s,height:o}=this.#e,i=e??(this.crosshair?R(this.view,this.crosshair):[s/2,o/2]);this.image&&this.#g(No(this.view,i,t,this.image,this.#e))}lookAt(t){this.image&&this.#g(Bo(t,this.image,this.#e))}pan(t,e){this.image&&this.#g(Fo(this.view,t,e,this.image,this.#e))}fit(){this.image&&this.#g(Lt(this.image,this.#e))}get fitted(){return this.#s}#g(t){this.image&&(this.view=t,this.#s=t.scale<=Lt(this.image,this.#e).scale*1.0001,this.redraw(),this.onView())}#f(){let{clientWidth:t,clientHeight:e}=this.element;if(!(!t||!e)){this.#n=window.devicePixelRatio||1,this.#e={width:t,height:e};for(let s of Object.values(this.layers))s.width=Math.round(t*this.#n),s.height=Math.round(e*this.#n);this.image&&this.#g(this.#s?Lt(this.image,this.#e):te(this.view,this.image,this.#e)),cancelAnimationFrame(this.#i),this.#l++,this.#b()}}#b(){this.#i=0;let t=this.#x();this.#h=this.context.undrawn.length,(t||this.#h>0)&&this.#d.port2.postMessage(null),this.#k()}#x(){let{ui:t}=this.context;t.state.session!==this.#o&&this.#y(t.state),this.#v(),this.#a=t.preview?-1:this.#$(t.frame);let e=this.#P(),s=this.#M();(e||s)&&this.context.stats.framesDrawn++;for(let o of this.context.undrawn)o.drawn||=performance.now();return e||s}#k(){if(clearTimeout(this.#m),this.context.ui.pending.length===0)return;let t=ls(this.context.ui);if(t<an)this.#m=setTimeout(()=>this.redraw(),an-t);else{if(this.#p.matches)return;t<ln?this.#m=setTimeout(()=>this.redraw(),ln-t):this.redraw()}}#$(t){let{frames:e,latest:s}=this.context;if(e.has(t))return t;let o=Math.abs(s-t)<Math.abs(this.#a-t);return e.has(s)&&(o||this.#a<0)?s:this.#a}#y({session:t}){this.#o=t,this.#a=-1,this.#t=di}#v(){let{ui:t}=this.context,e=t.preview?"preview":this.#o;if(e===this.#r.of)return;let{width:s,height:o}=this.image??Gl,i=this.#r.of==="preview"&&this.#r.width===s&&this.#r.height===o;this.#r={of:e,width:s,height:o},!(i||!this.image)&&(this.view=Lt(this.image,this.#e),this.#s=!0,this.onView())}#P(){let t=this.context.ui.preview?.bitmap??this.context.frames.get(this.#a);if(!dt(this.layers.image,this.#l,this.view,t))return!1;let e=this.layers.image.getContext("2d");return t&&this.image?oi(e,this.#n,this.view,t,this.image):e.clearRect(0,0,e.canvas.width,e.canvas.height),!0}#M(){let t=Zo(this.context,this.#a,this.#t),e=Jo(this.context,this.#a,this.#t,this.#p.matches),{opacity:s,view:o}=this.context.ui.settings,i=this.#a>=0&&!this.context.ui.peeking?this.image:null,r={opacity:s,view:o,image:i},a=t.flatMap(({shape:l,strokes:c,color:p,selected:d,stale:u,feather:g})=>[l,p,d,u,g,...c]);return dt(this.layers.overlay,this.#l,this.view,JSON.stringify([e,r]),...a)?(ii(this.layers.overlay.getContext("2d"),this.#n,this.view,t,r,e),!0):!1}#w(){let t=performance.now();for(let e of this.context.undrawn.splice(0,this.#h))e.shown=t,this.context.stats.clicks.push(e);this.#h=0,this.#a>=0&&this.element.dispatchEvent(new CustomEvent("edgetam-drawn",{bubbles:!0,composed:!0,detail:{frame:this.#a,revision:this.context.ui.state.revision}}))}get settled(){return this.#i===0&&this.context.undrawn.length===0}get shown(){return this.#a}};function pi(n){let{jupyterapp:t}=globalThis,e=t?.shell.currentWidget?.content,s=e?.widgets?.findIndex(({node:o})=>o.contains(n))??-1;return!t||!e||s<0?null:async o=>{e.activeCellIndex=s,await t.commands.execute("notebook:insert-cell-below"),e.activeCell.model.sharedModel.setSource(o)}}var Yl={open:y`<path d="M2.75 15.25V5.5c0-.7.55-1.25 1.25-1.25h3.4l1.9 2h6.2c.7 0 1.25.55 1.25 1.25v1.25"/><path d="M2.9 15.4 5 9.6c.18-.5.65-.85 1.2-.85h10.4c.6 0 1 .58.8 1.13l-1.75 5.02c-.18.5-.65.85-1.2.85H3.1c-.2 0-.27-.18-.2-.35Z"/>`,undo:y`<path d="M7 4.25 3.25 8 7 11.75"/><path d="M3.5 8h8.25a4.25 4.25 0 0 1 0 8.5H8.5"/>`,redo:y`<path d="M13 4.25 16.75 8 13 11.75"/><path d="M16.5 8H8.25a4.25 4.25 0 0 0 0 8.5h3.25"/>`,removeAll:y`<path d="M3 5h9M6.5 5V3.5h3V5M4 5.25l.5 8.9c.04.6.53 1.1 1.13 1.1h4.74c.6 0 1.1-.5 1.13-1.1l.1-1.65M14 8.25l4 4M18 8.25l-4 4"/>`,add:y`<circle cx="10" cy="10" r="6.75"/><path d="M10 7v6M7 10h6"/>`,subtract:y`<circle cx="10" cy="10" r="6.75"/><path d="M7 10h6"/>`,brush:y`<path d="M16.4 3.6a1.3 1.3 0 0 0-1.85.05L8.6 10.1l1.9 1.9 6-6.4a1.4 1.4 0 0 0-.1-2ZM8.4 10.3c-2.2-.3-3.4.9-3.6 2.8-.1 1.3-.7 2.1-2 2.6 3 1.6 7 .9 7.5-3.4"/>`,polygon:y`<path d="M10 4.5 15.5 8.6l-2 6.4h-7l-2-6.4L10 4.5Z"/><circle cx="10" cy="4" r="1.25"/><circle cx="16" cy="8.5" r="1.25"/><circle cx="13.7" cy="15.5" r="1.25"/><circle cx="6.3" cy="15.5" r="1.25"/><circle cx="4" cy="8.5" r="1.25"/>`,pan:y`<path d="M10 2.75v14.5M2.75 10h14.5M7.75 5 10 2.75 12.25 5M7.75 15 10 17.25 12.25 15M5 7.75 2.75 10 5 12.25M15 7.75 17.25 10 15 12.25"/>`,plus:y`<path d="M10 4.5v11M4.5 10h11"/>`,minus:y`<path d="M4.5 10h11"/>`,fit:y`<path d="M3.5 7V4.75c0-.7.55-1.25 1.25-1.25H7M13 3.5h2.25c.7 0 1.25.55 1.25 1.25V7M16.5 13v2.25c0 .7-.55 1.25-1.25 1.25H13M7 16.5H4.75c-.7 0-1.25-.55-1.25-1.25V13"/>`,more:y`<circle cx="4.5" cy="10" r="1"/><circle cx="10" cy="10" r="1"/><circle cx="15.5" cy="10" r="1"/>`,panel:y`<rect x="2.75" y="3.75" width="14.5" height="12.5" rx="2"/><path d="M12.25 3.75v12.5"/>`,box:y`<rect x="3.75" y="4.75" width="12.5" height="10.5" rx="1" stroke-dasharray="3 2.2"/>`,help:y`<circle cx="10" cy="10" r="7"/><path d="M7.9 8a2.1 2.1 0 1 1 3.2 1.8c-.7.43-1.1.8-1.1 1.6"/><path d="M10 14v.01"/>`,download:y`<path d="M10 3.25v9M6.25 8.75 10 12.5l3.75-3.75M3.75 16.25h12.5"/>`,eye:y`<path d="M2 10s2.9-5 8-5 8 5 8 5-2.9 5-8 5-8-5-8-5Z"/><circle cx="10" cy="10" r="2.25"/>`,hidden:y`<path d="M4.6 6.5C2.9 8 2 10 2 10s2.9 5 8 5c1.2 0 2.3-.28 3.2-.68M8 5.2c.6-.13 1.3-.2 2-.2 5.1 0 8 5 8 5s-.75 1.3-2.1 2.55M3.5 3.5l13 13"/>`,remove:y`<path d="M3.75 5.5h12.5M8 5.25V3.5h4v1.75M5.25 5.75l.6 9.6c.04.65.58 1.15 1.23 1.15h5.84c.65 0 1.19-.5 1.23-1.15l.6-9.6M8.4 8.75l.2 4.75M11.6 8.75l-.2 4.75"/>`,lock:y`<rect x="4.5" y="8.75" width="11" height="7.75" rx="1.5"/><path d="M6.75 8.5V6.75a3.25 3.25 0 0 1 6.5 0V8.5M10 12v1.5"/>`,clean:y`<path d="M8 4c.5 3.2 1.3 4 4.5 4.5-3.2.5-4 1.3-4.5 4.5-.5-3.2-1.3-4-4.5-4.5C6.7 8 7.5 7.2 8 4ZM14.25 11.5c.3 1.8.8 2.3 2.5 2.6-1.7.3-2.2.8-2.5 2.6-.3-1.8-.8-2.3-2.5-2.6 1.7-.3 2.2-.8 2.5-2.6Z"/>`,erase:y`<path d="m8.2 16.25-4.6-4.6a1.25 1.25 0 0 1 0-1.77L10.4 3.1a1.25 1.25 0 0 1 1.77 0l4.2 4.2c.49.49.49 1.28 0 1.77l-7.2 7.18ZM6.9 6.6l6 6M6 16.25h10.5"/>`,first:y`<path d="M5 4.5v11M15.25 5 8.5 10l6.75 5V5Z"/>`,previous:y`<path d="M12.5 4.5 7 10l5.5 5.5"/>`,next:y`<path d="M7.5 4.5 13 10l-5.5 5.5"/>`,last:y`<path d="M15 4.5v11M4.75 5l6.75 5-6.75 5V5Z"/>`,play:y`<path d="M6 4.25v11.5L15.5 10 6 4.25Z"/>`,pause:y`<path d="M7 4.5v11M13 4.5v11"/>`,loop:y`<path d="M4 9.5V8a2.5 2.5 0 0 1 2.5-2.5H15M12.5 3 15 5.5 12.5 8M16 10.5V12a2.5 2.5 0 0 1-2.5 2.5H5M7.5 17 5 14.5 7.5 12"/>`,fine:y`<path d="m4 10.5 4 4 8-9"/>`,propagate:y`<path d="M3.5 5 8.5 10l-5 5M10 5l5 5-5 5"/>`,rename:y`<path d="m12.6 4.4 3 3M4 16l.8-3.6 8.4-8.4a1.1 1.1 0 0 1 1.6 0l1.2 1.2a1.1 1.1 0 0 1 0 1.6l-8.4 8.4L4 16Z"/>`,close:y`<path d="m5 5 10 10M15 5 5 15"/>`,copy:y`<rect x="7" y="7" width="10" height="10" rx="2"/><path d="M13 7V5a2 2 0 0 0-2-2H5a2 2 0 0 0-2 2v6a2 2 0 0 0 2 2h2"/>`,code:y`<path d="m7 5.5-4.5 4.5L7 14.5M13 5.5l4.5 4.5-4.5 4.5"/>`,link:y`<path d="M8.5 11.5a3 3 0 0 0 4.25 0l2.75-2.75a3 3 0 0 0-4.25-4.25L10.5 5.25M11.5 8.5a3 3 0 0 0-4.25 0L4.5 11.25a3 3 0 0 0 4.25 4.25l.75-.75"/>`,info:y`<circle cx="10" cy="10" r="7"/><path d="M10 9.25V13.5M10 6.5v.01"/>`,warning:y`<path d="M10 3.25 2.75 16h14.5L10 3.25ZM10 8.25v3.5M10 13.9v.01"/>`,down:y`<path d="m6 8 4 4 4-4"/>`,camera:y`<rect x="2.5" y="5.5" width="10.5" height="9" rx="1.75"/><path d="m13 9 4.5-2.5v7L13 11"/>`,record:y`<circle cx="10" cy="10" r="6.75"/><circle cx="10" cy="10" r="3" fill="currentColor"/>`,stop:y`<rect x="5" y="5" width="10" height="10" rx="1.5"/>`,image:y`<rect x="2.75" y="3.75" width="14.5" height="12.5" rx="2"/><circle cx="7" cy="8" r="1.5"/><path d="m3.5 15 4.25-4.1 2.6 2.35 2.9-3.25 3.75 4"/>`};function k(n){return h`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true">${Yl[n]}</svg>`}function $(n,t,e,s,{key:o="",disabled:i=!1,pressed:r}={}){return h`<button
    class="button icon-button"
    data-test=${n}
    aria-label=${e}
    title=${o?`${e} (${o})`:e}
    aria-pressed=${r===void 0?m:String(r)}
    ?disabled=${i}
    @click=${s}
  >
    ${k(t)}
  </button>`}function F(n,t,e,s,o="",i="menu"){let r=n.menu===t;return h`<div class="menu-anchor">
    <button
      class="button ${e.classes??""}"
      data-test=${t}
      aria-label=${e.label}
      title=${e.key?`${e.label} (${e.key})`:e.label}
      aria-haspopup=${i}
      aria-expanded=${String(r)}
      ?disabled=${e.disabled??!1}
      @click=${()=>n.toggleMenu(t)}
    >
      ${e.content}
    </button>
    ${r?h`<div class="menu ${o}" role=${i} aria-label=${e.label}>${s()}</div>`:m}
  </div>`}function _(n,t,e,s,o,i="menuitem"){return h`<button
    class="menu-item"
    role=${i}
    data-test=${t}
    @click=${()=>{n.closeMenu(),o()}}
  >
    <span>${e}</span>${s?h`<small>${s}</small>`:m}
  </button>`}function Z(n,t,e,s,o){let i=a=>a.target===a.currentTarget&&o(),r=$(`${n}-close`,"close",E.close,o,{key:"Esc"});return h`<dialog class="sheet" data-test=${n} aria-label=${t} @click=${i}>
    <div class="sheet-body">
      <div class="card-head"><h2>${e}</h2>${r}</div>
      ${s}
    </div>
  </dialog>`}function hi(n,t){let{medium:e}=n.ui.state;if(!e)return h``;let{format:s}=t;return h`<div class="export-choices">
    ${e.kind==="video"?Xl(n,t,e.frames-1):m} ${Ql(n,t)}
    ${jt(T.longerSide,Jl(n,t,Math.max(e.width,e.height)),T.pixels)}
    ${s.images==="no"?m:jt(T.images,tc(n,t))}
    ${s.options.map(o=>ec(n,t,o))}
  </div>`}function Xl(n,{choice:t,format:e},s){let o=n.session.exporting.draft,{start:i,end:r,step:a}=t;return h`${jt(T.frames,h`${ee("start",i,0,s,l=>o.set({start:l,...l>(r??s)?{end:null}:{}}))}
      <span class="quiet">${T.to}</span>
      ${ee("end",r??s,i,s,l=>o.set({end:l<s?l:null}))}`)}
  ${Zl(n,s)}
  ${jt(T.every,ee("step",a,1,s+1,l=>o.set({step:l})))}
  ${ui("unmasked",T.unmasked,t.unmasked??e.unmasked,l=>o.set({unmasked:l===e.unmasked?null:l}))}`}function Zl(n,t){let{range:e}=n.ui;if(e.first===null&&e.last===null)return m;let[s,o]=[e.first??0,e.last??t];return jt("",h`<button
      class="button quiet-button"
      data-test="export-range"
      @click=${()=>n.session.exporting.draft.set({start:s,end:o<t?o:null})}
    >
      ${C.range(s,o)}
    </button>`)}function Jl(n,{choice:t},e){let s=n.session.exporting.draft;return n.ui.images.length?h`<input
    class="export-number"
    type="number"
    data-test="export-size"
    aria-label=${T.fields.size??""}
    placeholder=${T.full}
    min="1"
    .value=${String(t.size??"")}
    @change=${o=>{let i=Math.round(o.target.valueAsNumber);s.set({size:i>=1?i:null})}}
  />`:ee("size",t.size??e,1,e,o=>s.set({size:o<e?o:null}))}function Ql(n,{choice:t}){let e=n.ui.state.objects;if(e.length<2||n.ui.images.length)return m;let s=new Set(t.objects??e.map(({id:i})=>i)),o=i=>{let r=e.map(a=>a.id).filter(a=>a===i?!s.has(i):s.has(a));n.session.exporting.draft.set({objects:r.length===e.length?null:r})};return h`<fieldset class="export-objects">
    <legend>${T.objects}</legend>
    ${e.map(({id:i,name:r,color:a})=>h`<label>
        <input
          type="checkbox"
          data-test="export-object-${i}"
          .checked=${s.has(i)}
          @change=${()=>o(i)}
        /><i style="background: ${a}"></i><span>${r}</span>
      </label>`)}
  </fieldset>`}function tc(n,{choice:t,format:e}){let s=t.images??(e.images==="yes"?"jpg":"none");return mi("images",s,["none","jpg","png"],T.imageKinds,o=>n.session.exporting.draft.set({images:o}))}function ec(n,{choice:t},e){let{name:s,label:o,detail:i,low:r,high:a}=e,l=t.options?.[s]??e.default,c=p=>n.session.exporting.draft.setOption(s,p);return typeof l=="boolean"?ui(s,o,l,c,i):e.choices.length?jt(o,mi(s,String(l),e.choices,{},c),"",i):jt(o,ee(s,Number(l),r,a,c,"any"),"",i)}function jt(n,t,e="",s=""){return h`<div class="export-row" title=${s||m}>
    <span>${n}</span><span class="export-field">${t} ${e?h`<span class="quiet">${e}</span>`:m}</span>
  </div>`}function ui(n,t,e,s,o=""){return h`<label class="export-row" title=${o||m}>
    <span>${t}</span>
    <input
      type="checkbox"
      data-test="export-${n}"
      .checked=${e}
      @change=${i=>s(i.target.checked)}
    />
  </label>`}function ee(n,t,e,s,o,i="1"){let r=a=>{let l=a.target,c=Number.isFinite(l.valueAsNumber)?l.valueAsNumber:t,p=Math.min(s,Math.max(e,i==="1"?Math.round(c):c));l.value=String(p),o(p)};return h`<input
    class="export-number"
    type="number"
    data-test="export-${n}"
    aria-label=${T.fields[n]??n}
    min=${e}
    max=${s}
    step=${i}
    .value=${String(t)}
    @change=${r}
  />`}function mi(n,t,e,s,o){return h`<select
    class="export-select"
    data-test="export-${n}"
    aria-label=${T.fields[n]??n}
    @change=${i=>o(i.target.value)}
  >
    ${e.map(i=>h`<option value=${i} ?selected=${i===t}>${s[i]??i}</option>`)}
  </select>`}var nc=["data","masks","looks","films"];function gi(n,t){let{draft:e}=n.ui,s=e?sc(n,e,t):m;return Z("export-sheet",T.title,T.title,s,t)}function sc(n,t,e){let{ui:s,session:o}=n,{format:i}=t,r=_t(s),a=()=>{e(),o.exporting.run(t)};return h`<div class="export">
    <div class="export-formats" role="radiogroup" aria-label=${T.format}>
      ${nc.map(l=>{let c=r.filter(p=>p.group===l);return c.length?h`<h3>${T.groups[l]}</h3>
              ${c.map(p=>oc(n,p,p.format===i.format))}`:m})}
    </div>
    <div class="export-details">
      <p class="export-about"><b>${i.label}</b><br />${i.detail}.</p>
      ${i.loses?h`<p class="quiet export-loses">${T.loses(i.loses)}</p>`:m}
      ${hi(n,t)} ${ic(t)}
      <div class="export-foot">
        <span class="figures quiet" data-test="export-total" aria-live="polite">${rc(t,s.state.medium?.kind==="image"?"image":"frame")}</span>
        <button class="button primary" data-test="export-run" ?disabled=${t.problem!==""} @click=${a}>
          ${T.export}
        </button>
      </div>
    </div>
  </div>`}function oc(n,t,e){return h`<label class="export-format" data-test="export-${t.format}" ?data-chosen=${e}>
    <input
      class="unseen"
      type="radio"
      name="export-format"
      .checked=${e}
      @change=${()=>n.session.exporting.draft.setFormat(t)}
    />
    ${t.label}
  </label>`}function ic({check:n,problem:t}){return t?h`<p class="export-problem" role="alert" data-test="export-problem">${t}</p>`:n?.notices.length?h`<ul class="export-notices" aria-live="polite">
    ${n.notices.map(({code:e,message:s})=>h`<li data-test="export-notice-${e}">${s}</li>`)}
  </ul>`:m}function rc({check:n,problem:t},e){return t?"":n?T.size(n.frames,n.masks,n.bytes,e):T.counting}var ac=/^https?:[/][/]\S+$/i,lc=/^[^.].*\.(jpe?g|png|webp|bmp|tiff?|gif|avif|hei[cf]|jxl|jp2)$/i;function bi(n,t){let e=new AbortController,{signal:s}=e,o=0,i=({dataTransfer:a})=>["Files","text/uri-list"].some(l=>a?.types.includes(l)),r=a=>{o=Math.max(0,o+a),t.onOver(o>0)};return n.addEventListener("dragenter",a=>i(a)&&r(1),{signal:s}),n.addEventListener("dragleave",a=>i(a)&&r(-1),{signal:s}),n.addEventListener("dragover",a=>i(a)&&a.preventDefault(),{signal:s}),n.addEventListener("drop",a=>{r(-o);let{dataTransfer:l}=a;if(!l||!i(a))return;a.preventDefault(),a.stopPropagation();let c=fi(l.getData("text/uri-list").split(/\r?\n/)[0]??"");l.files.length?cc(l).then(p=>p.length&&t.onFiles(p)):c&&t.onAddress(c)},{signal:s}),document.addEventListener("paste",a=>{let l=[...a.clipboardData?.files??[]],p=a.composedPath().some(d=>d instanceof HTMLInputElement)?"":fi(a.clipboardData?.getData("text/plain")??"");!l.length&&!p||!dc(n,a)||(a.preventDefault(),l.length?t.onFiles(l):t.onAddress(p))},{signal:s}),()=>e.abort()}function dn(n){let t=n.replace(/[?#].*$/,"").split("/").at(-1);return{url:n,name:t||n}}function fi(n){let t=n.trim();return ac.test(t)?t:""}async function cc(n){let t=[...n.files],e=[...n.items].map(i=>i.webkitGetAsEntry()).filter(i=>i!==null);if(!e.some(({isDirectory:i})=>i))return t;let s=[];for(let i of e)await xi(i,i.isDirectory,s);let o=new Intl.Collator(void 0,{numeric:!0});return s.sort(([i],[r])=>o.compare(i,r)).map(([,i])=>i)}async function xi(n,t,e){if(n.isDirectory&&!n.name.startsWith(".")){let s=n.createReader(),o;do{o=await new Promise((i,r)=>s.readEntries(i,r));for(let i of o)await xi(i,!0,e)}while(o.length)}else if(n.isFile&&(!t||lc.test(n.name))){let s=await new Promise((o,i)=>n.file(o,i));e.push([n.fullPath,s])}}function dc(n,t){return t.composedPath().includes(n)?!0:(document.activeElement===null||document.activeElement===document.body)&&document.querySelectorAll(n.localName).length===1}async function pn(n){let t=pc(n);if(!t)return n.hint(...wt.nothing);try{await navigator.clipboard.write([new ClipboardItem({"image/png":t})]),n.hint(wt.done)}catch{n.hint(...wt.refused)}}function pc({ui:n,masks:t,frames:e}){let{medium:s}=n.state,o=t.get(n.frame,n.selected),i=e.get(n.frame),r=o&&s&&t.shape(o.counts,s.height);if(!s||!i||!r?.bounds)return null;let{x0:a,y0:l,x1:c,y1:p}=r.bounds,d=new OffscreenCanvas(c-a,p-l),u=d.getContext("2d");return u.translate(-a,-l),u.clip(r.exact,"evenodd"),u.drawImage(i,0,0,s.width,s.height),d.convertToBlob()}var ne=2,ps=200,hc=1.25,uc=[["brush","brush",G.brush,"R"],["eraser","erase",G.eraser,"X"],["polygon","polygon",G.polygon,"Q"]];function yi(n){let{ui:t,session:e}=n;return V(t.tool)?h`<div class="hand-bar" role="toolbar" aria-label=${G.label} data-test="hand-bar">
    <div class="segments" role="group" aria-label=${G.label}>
      ${uc.map(([s,o,i,r])=>$(`hand-${s}`,o,i,()=>e.navigation.setTool(s),{key:r,pressed:t.tool===s}))}
    </div>
    ${t.tool==="polygon"?h`<span class="hand-words">${G.corners}</span>`:mc(n)}
  </div>`:m}function mc({ui:n,session:t}){let e=n.settings.brush,s=Math.log(e/ne)/Math.log(ps/ne),o=i=>t.navigation.set({brush:hs(ne*(ps/ne)**i)});return h`<label class="hand-size" title=${G.sizeKeys}>
    <span class="unseen">${G.size}</span>
    <input
      type="range"
      class="range"
      data-test="brush-size"
      min="0"
      max="1"
      step="0.01"
      aria-valuetext=${G.pixels(e)}
      .value=${String(s)}
      style="--at: ${s}"
      @input=${i=>o(Number(i.target.value))}
    />
    <output class="figures">${G.pixels(e)}</output>
  </label>`}function us({ui:n,session:t},e){let s=Math.min(ps,Math.max(ne,n.settings.brush*hc**e));t.navigation.set({brush:hs(s)}),t.announce(G.pixels(hs(s)))}function hs(n){return n<20?Math.round(2*n)/2:Math.round(n)}var vi=[[b.enters,b.use],[b.commaPeriod,b.toPoint],["G",b.carry]],gc={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]},fc=16,bc=2,hn=class{#t=null;#e=null;press(t,e){let{stage:s}=t,o=s?.crosshair;if(!s||!o||e.ctrlKey||e.metaKey||e.altKey)return!1;let i=gc[e.key];if(i)this.#n(t,s,i,o,e.shiftKey);else if(e.key==="Enter")this.#r(t,s,o,e.shiftKey);else if(e.key==="b")this.#i(t,s,o);else if(e.key==="g")this.#l(t,s,o);else if(e.key===","||e.key===".")this.#c(t,s,o,e.key==="."?1:-1);else return e.key==="Delete"||e.key==="Backspace"?this.#p(t,s,e.repeat):!1;return!0}cancel(t){let e=this.#t!==null||this.#e!==null;return this.#t=null,this.#e=null,t?.do({draft:null,grip:null,to:null}),e}#n(t,e,[s,o],[i,r],a){let l=(a?bc:fc)/e.view.scale;e.setCrosshair([i+s*l,r+o*l]),this.#s(t,e)}#s(t,e){let s=e.crosshair;this.#t?e.do({draft:zt(this.#t,s)}):this.#e?e.do({grip:this.#e,to:s}):e.do({grip:this.#o(t,e,s),to:null})}#o({ui:t},e,s){let o=Ut(t,e.shown);return o&&on({...o,box:null},e.view,R(e.view,s),!1)}#r(t,e,s,o){let{session:i}=t,r=this.#t;if(this.#e)return this.#l(t,e,s);if(this.cancel(e),V(i.ui.tool)&&t.drawing)return this.#a(t.drawing,e,s,o);if(!r)return i.prompt({points:[s],labels:[o?0:1]},e.shown);let a=zt(r,s);a[0]<a[2]&&a[1]<a[3]?i.prompt({box:a},e.shown):i.hint(K.sliver)}#a(t,e,s,o){t.begin(R(e.view,s),{pointerType:"mouse",pressure:1},o),t.end()}#i({session:t},e,s){this.cancel(e),this.#t=s,t.announce(M.corner)}#l(t,e,s){let{session:o}=t,i=this.#e;if(i&&"point"in i)return this.cancel(e),o.edits.movePoint(i.point,s,e.shown);this.#e=this.#o(t,e,s),this.#e&&o.announce(M.carrying)}#c(t,e,s,o){let i=Ut(t.ui,e.shown)?.points??[];if(i.length===0)return t.session.announce(M.noPoints);let r=this.#o(t,e,s),l=((r&&"point"in r?r.point:o>0?-1:i.length)+o+i.length)%i.length;e.setCrosshair(i[l]),this.#s(t,e),t.session.announce(M.onPoint(l,i.length))}#p(t,e,s){let{grip:o}=e.doing;return!o||!("point"in o)?!1:(this.cancel(e),s||t.session.edits.removePoint(o.point,e.shown),!0)}};var un=n=>(t,e)=>t.session.seek(t.ui.frame+n(e)),Rt=(n,t)=>({session:e})=>e.navigation.setTool(n,t),ms=[{keys:["o"],shown:"O",label:b.open,run:n=>n.chooseFile()},{keys:["e"],shown:"E",label:b.export,run:n=>n.pressButton("export")},{keys:["ctrl+c"],shown:"Ctrl C",label:b.copy,run:({session:n})=>{pn(n.context)}},{keys:["ctrl+s"],shown:"Ctrl S",label:b.save,run:({session:n,ui:t})=>t.camera||void n.exporting.saveSession(!0)},{keys:["ctrl+z"],shown:"Ctrl Z",label:b.undo,run:({session:n})=>n.edits.undo()},{keys:["ctrl+shift+z","ctrl+y"],shown:"Ctrl Shift Z",label:b.redo,run:({session:n})=>n.edits.redo()},{keys:["pageup","pagedown"],shown:b.pages,label:b.images,run:({session:n},{key:t})=>n.images.step(t==="PageUp"?-1:1)},{keys:["n"],shown:"N",label:b.newObject,run:({session:n})=>n.edits.addObject()},{keys:["enter"],shown:"Enter",label:b.accept,run:xc},{keys:["1","2","3","4","5","6","7","8","9"],shown:b.oneToNine,label:b.select,run:({session:n,ui:t},e)=>{if(t.images.length>1&&n.classes.giveDigit(Number(e.key)))return;let s=t.state.objects[Number(e.key)-1];s&&n.navigation.select(s.id)}},{keys:["f2"],shown:"F2",label:b.rename,run:n=>n.renaming=n.ui.selected},{keys:["v"],shown:"V",label:b.hide,run:({session:n})=>n.edits.toggleVisible()},{keys:["shift+v"],shown:"Shift V",label:b.hideAll,run:({session:n})=>n.edits.toggleAll()},{keys:["shift+l"],shown:"Shift L",label:b.lock,run:({session:n})=>n.edits.toggleLocked()},{keys:["m"],shown:"M",label:b.peek,run:({session:n})=>n.peek(!0)},{keys:["delete","backspace"],shown:"Delete",label:b.remove,run:({session:n,ui:t},{repeat:e})=>e||n.edits.remove(t.selected)},{keys:["c","]"],shown:b.cOrBracket,label:b.nextCandidate,run:(n,{key:t})=>t==="]"&&V(n.ui.tool)?us(n,1):wi(n,1)},{keys:["["],shown:"[",label:b.previousCandidate,run:n=>V(n.ui.tool)?us(n,-1):wi(n,-1)},{keys:["shift+r"],shown:"Shift R",label:b.refine,run:({session:n})=>n.edits.refine()},{keys:["a"],shown:"A",label:b.adds,run:Rt("add",M.adds)},{keys:["s"],shown:"S",label:b.subtracts,run:Rt("subtract",M.subtracts)},{keys:["b"],shown:"B",label:b.box,run:Rt("box",M.boxes)},{keys:["r"],shown:"R",label:b.brush,run:Rt("brush",M.brushes)},{keys:["x"],shown:"X",label:b.eraser,run:Rt("eraser",M.erases)},{keys:["q"],shown:"Q",label:b.polygon,run:Rt("polygon",M.polygons)},{keys:["h"],shown:"H",label:b.pan,run:Rt("pan",M.pans)},{keys:["+","=","shift++"],shown:"+",label:b.zoomIn,run:({stage:n})=>n?.zoom(1.5)},{keys:["-"],shown:"−",label:b.zoomOut,run:({stage:n})=>n?.zoom(1/1.5)},{keys:["0"],shown:"0",label:b.zoomFit,run:({stage:n})=>n?.fit()},{keys:["z"],shown:"Z",label:b.zoomTo,run:n=>n.zoomToWhatCounts()},{keys:["p"],shown:"P",label:b.point,run:n=>n.togglePointing()},{keys:["arrowleft"],shown:"←",label:b.previous,video:!0,run:un(()=>-1)},{keys:["arrowright"],shown:"→",label:b.next,video:!0,run:un(()=>1)},{keys:["shift+arrowleft"],shown:"Shift ←",label:b.back,video:!0,run:un(()=>-10)},{keys:["shift+arrowright"],shown:"Shift →",label:b.on,video:!0,run:un(()=>10)},{keys:["home"],shown:"Home",label:b.first,video:!0,run:({session:n})=>n.seek(0)},{keys:["end"],shown:"End",label:b.last,video:!0,run:({session:n})=>n.seek(1/0)},{keys:["t"],shown:"T",label:b.propagate,video:!0,run:({session:n})=>{n.propagation.update()}},{keys:["d"],shown:"D",label:b.doubtful,video:!0,run:({session:n})=>n.review.go(1)},{keys:["shift+d"],shown:"Shift D",label:b.doubtfulBefore,video:!0,run:({session:n})=>n.review.go(-1)},{keys:["j"],shown:"J",label:b.prompted,video:!0,run:({session:n})=>n.review.goToPrompted(1)},{keys:["shift+j"],shown:"Shift J",label:b.promptedBefore,video:!0,run:({session:n})=>n.review.goToPrompted(-1)},{keys:["f"],shown:"F",label:b.fine,video:!0,run:({session:n})=>n.review.fine()},{keys:["g"],shown:"G",label:b.gone,video:!0,run:({session:n})=>n.review.gone()},{keys:["i"],shown:"I",label:b.rangeFirst,video:!0,run:({session:n})=>n.playback.setRange("first")},{keys:["u"],shown:"U",label:b.rangeLast,video:!0,run:({session:n})=>n.playback.setRange("last")},{keys:["l"],shown:"L",label:b.loop,video:!0,run:({session:n,ui:t})=>n.playback.setLoop(!t.loop)},{keys:["<","shift+<"],shown:"<",label:b.slower,video:!0,run:({session:n})=>n.playback.stepSpeed(-1)},{keys:[">","shift+>"],shown:">",label:b.faster,video:!0,run:({session:n})=>n.playback.stepSpeed(1)},{keys:["k"],shown:"K",label:b.goTo,video:!0,run:n=>n.pressButton("counter")},{keys:["?","shift+?"],shown:"?",label:b.help,run:n=>n.showKeys()}],ki=[["Space",b.play],["Esc",b.escape],[b.brackets,b.size],[b.enterBackspace,b.corner],...vi];function $i(n,t){if(t.altKey)return!1;let s=`${t.ctrlKey||t.metaKey?"ctrl+":""}${t.shiftKey?"shift+":""}`+t.key.toLowerCase(),{medium:o}=n.ui.state,i=ms.find(({keys:r})=>r.includes(s));return!i||i.video&&o?.kind!=="video"||!o&&!["o","?"].includes(i.keys[0])?!1:(i.run(n,t),!0)}function xc({ui:n,session:t}){let e=w(n,n.selected);e&&!X(e)&&t.edits.addObject()}function wi({session:n,ui:t},e){let s=n.selectedMask,o=s?.candidates.length??0;s&&o?n.edits.choose((s.data.chosen+e+o)%o):s&&w(t,t.selected)?.prompts[t.frame]&&n.edits.candidates()}function Pi(n,t){let[e,s]=[n.getBoundingClientRect(),t.getBoundingClientRect()],o=Math.max(s.left+8-e.left,Math.min(0,s.right-8-e.right));n.style.translate=`${o}px`,Ti(n,".menu-item, input")[0]?.focus()}function Mi(n,t){if(t!=="ArrowDown"&&t!=="ArrowUp")return!1;let e=Ti(n.closest(".menu"),".menu-item"),s=e.indexOf(n)+(t==="ArrowDown"?1:-1);return e[(s+e.length)%e.length]?.focus(),e.length>0}function Ti(n,t){return[...n?.querySelectorAll(t)??[]].filter(e=>e.checkVisibility())}var yc=["text","url","number"],vc=300,mn=class{constructor(t){this.panel=t}panel;#t=new hn;#e=0;#n="";listenToPage(t){let e=s=>s.target===document.body&&this.panel.session.host.ownsPage;document.addEventListener("keydown",s=>e(s)&&!wc(s)&&this.onDown(s),{signal:t}),document.addEventListener("keyup",s=>e(s)&&this.onUp(s),{signal:t})}onDown=t=>{let{panel:e}=this,s=t.composedPath()[0];if(e.sheetOpen)return;if(s.closest('[role="menu"]')&&Mi(s,t.key))return t.preventDefault();if(Si(s))return this.#s(s,t);let o=s.matches("[type=range]")&&/^(Arrow|Home|End|Page)/.test(t.key);if(s.matches("select")&&t.key!=="Escape"||o&&!t.shiftKey)return;let r=s.matches("button, input");if(t.key===" "&&!r)t.repeat||(this.#e=t.timeStamp),e.holdSpace(!0);else{if(r&&t.key==="Enter")return;if(t.key==="Escape")this.#r();else if(!this.#o(t)&&!this.#t.press(e,t)&&!$i(e,t))return}t.preventDefault(),t.stopPropagation()};onField=t=>{let e=t.composedPath()[0];Si(e)&&(this.#n=e.value)};#s(t,e){e.stopPropagation(),!(e.key!=="Escape"||e.isComposing)&&(e.preventDefault(),t.value=this.#n,t.closest(".menu")&&this.panel.closeMenu(),this.panel.focusCanvas())}#o({key:t}){let{drawing:e,stage:s}=this.panel;return!e||s?.crosshair||e.corners.length===0?!1:t==="Enter"?e.finish():t==="Backspace"&&e.back()}onUp=t=>{t.key.toLowerCase()==="m"&&this.panel.session.peek(!1),!(t.key!==" "||!this.#e)&&(this.panel.holdSpace(!1),t.timeStamp-this.#e<vc&&this.panel.session.playback.toggle(),this.#e=0)};release=()=>{this.panel.holdSpace(!1),this.panel.session.peek(!1)};#r(){let{panel:t}=this,{stage:e,session:s,ui:o}=t;if(t.menu)t.closeMenu();else{if(t.cancelGesture()||this.#t.cancel(e))return;e?.crosshair?e.setCrosshair(null):V(o.tool)?s.navigation.setTool("add",M.adds):s.propagation.running?s.propagation.cancel():s.dismiss()}}};function wc({ctrlKey:n,metaKey:t,key:e}){return(n||t)&&e.toLowerCase()==="c"&&String(document.getSelection())!==""}function Si(n){return n.localName==="input"&&yc.includes(n.type)}function Ei(n,t){return n>=700||n>=520&&t<560}function Ai({width:n,sight:t,chrome:e,ownsPage:s,beside:o},i){if(s)return Math.max(180,Math.floor(t-e));let r=t*.85-e-24,a=i?n*i.height/(i.width*(i.aspect??1)):420;return Math.round(Math.max(o&&i?280:180,Math.min(a,r)))}function Ci(){return Math.min(window.innerHeight,window.screen.availHeight||1/0)}function Li(n){let t=1/0;for(let e=n;e;e=e instanceof ShadowRoot?e.host:e.parentNode){if(!(e instanceof Element))continue;let{maxHeight:s,overflowY:o}=getComputedStyle(e);s.endsWith("px")&&/auto|scroll/.test(o)&&(t=Math.min(t,parseFloat(s)))}return t}function Oi({ui:n,session:t}){let{camera:e}=n;if(!e||e.starting)return m;let{rate:s,dropped:o,recorded:i}=e,r=B;return h`<section class="timeline camera" aria-label=${r.label} data-test="camera">
    <div class="transport">
      <span class="on-air" ?data-recording=${i!==null}><i></i>${i===null?r.live:r.recordingNow}</span>
      <span class="figures" data-test="camera-rate">${r.rate(s)}</span>
      <span class="figures quiet" data-test="camera-dropped" title=${r.droppedTitle}>${r.dropped(o)}</span>
      ${i===null?m:h`<span class="figures quiet" data-test="camera-recorded">${r.recorded(i)}</span>`}
      <div class="runs">
        ${i===null?h`<button
              class="button outlined"
              data-test="camera-record"
              title=${r.recordTitle}
              @click=${()=>{t.camera.record()}}
            >
              ${k("record")}<span>${r.record}</span>
            </button>`:m}
        <button class="button primary" data-test="camera-stop" @click=${()=>{t.camera.stop()}}>
          ${k("stop")}<span>${i===null?r.stop:r.stopAndOpen}</span>
        </button>
      </div>
    </div>
  </section>`}var gn=480,gs=360;function Ri(n){return h`<section class="card card-candidates" aria-label=${Y.label}>${kc(n)}</section>`}function kc(n){let{ui:t,session:e}=n,s=e.selectedMask;if(!s||!w(t,t.selected)?.prompts[t.frame])return h`<p class="quiet candidates-hint">${Y.hint}</p>`;let o=h`<div class="mask-actions">
    ${s.candidates.length===0?h`<button
            class="button quiet-button"
            data-test="alternatives"
            @click=${()=>e.edits.candidates()}
          >
            ${Y.ask}
          </button>`:m}
    ${s.data.refine===null?m:$c(n,s.data.refine)}
  </div>`;if(s.candidates.length===0)return o;let{masks:i}=e.context,r=_s(s.candidates.map(({counts:a})=>i.shape(a,t.state.medium?.height??0)));return h`<header class="card-head"><h2>${Y.title}</h2></header>
    <div class="candidates">${r.map((a,l)=>Pc(n,s,l,a))}</div>
    ${o}`}function $c({session:n},t){return h`<button
    class="button quiet-button"
    data-test="refine"
    title=${Y.refineTooltip}
    @click=${()=>n.edits.refine()}
  >
    ${Y.refine}<span class="figures refine-cost">${Y.refineCost(t)}</span>
  </button>`}function Pc(n,t,e,s){let{session:o}=n,i=E.percent(t.candidates[e].score),r=Y.extents[s];return h`<button
    class="candidate"
    data-test="candidate-${e}"
    aria-pressed=${String(t.data.chosen===e)}
    title=${Y.tooltip(e)}
    @click=${()=>o.edits.choose(e)}
    @pointerenter=${a=>a.pointerType==="mouse"&&o.tryOn(e)}
    @pointerleave=${()=>o.tryOn(-1)}
    @focus=${()=>o.tryOn(e)}
    @blur=${()=>o.tryOn(-1)}
  >
    <canvas class="candidate-image" width=${gn} height=${gs} data-index=${e}></canvas>
    <span class="candidate-words">
      <span class="figures">${i}</span>
      <span class="wide-only">${Y.confidence}</span>
      ${r?h`<span>${r}</span>`:m}
      <span class="unseen">${Y.candidate(e)}</span>
    </span>
  </button>`}async function fs(n,t){let{ui:e,session:s}=n,{masks:o,frames:i}=s.context,r=o.get(e.frame,e.selected),a=i.get(e.frame),{medium:l}=e.state,c=w(e,e.selected)?.color;if(!r?.candidates.length||!a||!l||!c)return;let d=[...t.querySelectorAll(".candidate-image")].filter(N=>dt(N,r.candidates,a,c));if(d.length===0)return;let u=r.candidates.map(N=>o.shape(N.counts,l.height)),g=Mc(u.map(N=>N.bounds),l),f=a.width/l.width,[v,A]=[(g.x1-g.x0)*f,(g.y1-g.y0)*f],j={resizeWidth:gn,resizeHeight:gs,resizeQuality:"medium"},W=await createImageBitmap(a,g.x0*f,g.y0*f,Math.max(1,v),Math.max(1,A),j);for(let N of d){let et=u[Number(N.dataset.index)];et&&o.get(e.frame,e.selected)?.candidates===r.candidates&&Tc(N,W,g,et,c)}W.close()}function Mc(n,t){let e=n.filter(d=>d!==null);if(e.length===0)return{x0:0,y0:0,x1:t.width,y1:t.height};let s=Math.min(...e.map(d=>d.x0)),o=Math.min(...e.map(d=>d.y0)),i=Math.max(...e.map(d=>d.x1)),r=Math.max(...e.map(d=>d.y1)),a=Math.max(i-s,(r-o)*4/3,16)*1.25,l=a*3/4,c=ji((s+i-a)/2,a,t.width),p=ji((o+r-l)/2,l,t.height);return{x0:c,y0:p,x1:c+a,y1:p+l}}function ji(n,t,e){return t>=e?(e-t)/2:Math.min(Math.max(n,0),e-t)}function Tc(n,t,e,s,o){let i=n.getContext("2d"),r=gn/(e.x1-e.x0);i.setTransform(1,0,0,1,0,0),i.clearRect(0,0,gn,gs),i.drawImage(t,0,0),i.setTransform(r,0,0,r,-e.x0*r,-e.y0*r),i.globalAlpha=.5,i.fillStyle=o,i.fill(s.smooth,"evenodd"),i.globalAlpha=1;for(let[a,l]of[[Nt(o),9],[o,5]])i.strokeStyle=a,i.lineWidth=l/r,i.stroke(s.smooth)}function Di(n){let{ui:t,session:e}=n,{medium:s}=t.state,o=w(t,t.selected),i=e.cleaning.shown;if(!n.cleaning||!s||!o||!i)return m;let r=Math.min(50,Math.max(10,Math.round(Math.max(s.width,s.height)/60))),a=Math.round(s.width*s.height/50),l=[{name:"specks",low:0,high:a,step:1,cubic:!0},{name:"holes",low:0,high:a,step:1,cubic:!0},{name:"smooth",low:0,high:r,step:.5},{name:"grow",low:-r,high:r,step:.5},{name:"feather",low:0,high:2*r,step:.5}];return h`<section class="cleaning" data-test="cleaning" aria-label=${ot.label}>
    <header class="card-head">
      <h2>${ot.title(o.name)}</h2>
      ${$("cleaning-close","close",E.close,()=>n.showCleaning(!1))}
    </header>
    <label class="cleaning-row">
      <span>${ot.on}</span>
      <input
        type="checkbox"
        data-test="cleaning-on"
        .checked=${!It(i)}
        @change=${()=>e.cleaning.toggle()}
      />
    </label>
    <label class="cleaning-row" title=${ot.clickedTitle}>
      <span>${ot.clicked}</span>
      <input
        type="checkbox"
        data-test="cleaning-clicked"
        .checked=${i.clicked}
        @change=${()=>{e.cleaning.move({clicked:!i.clicked}),e.cleaning.release()}}
      />
    </label>
    ${l.map(c=>Sc(n,c,i[c.name]))}
  </section>`}function Sc({session:n},{name:t,low:e,high:s,step:o,cubic:i},r){let a=(r-e)/(s-e),l=i?Math.cbrt(a):a,c=d=>{let u=e+(i?d**3:d)*(s-e);return Math.round(u/o)*o},p=ot.amounts[t](r);return h`<label class="cleaning-row" title=${ot.titles[t]}>
    <span>${ot.names[t]}</span>
    <input
      type="range"
      class="range"
      data-test="cleaning-${t}"
      min="0"
      max="1"
      step=${i?.01:o/(s-e)}
      aria-valuetext=${p}
      .value=${String(l)}
      style="--at: ${l}"
      @input=${d=>n.cleaning.move({[t]:c(Number(d.target.value))})}
      @change=${()=>n.cleaning.release()}
    />
    <output class="figures">${p}</output>
  </label>`}function _i(n,t){let{code:e}=n.session,{code:s,language:o}=n.ui,r=o==="python"||o==="transformers"?n.cellBelow():null,a=Object.keys(I.languages),l=h`<div class="code">
    <div class="segments" role="group" aria-label=${I.language}>
      ${a.map(c=>h`<button
            class="button"
            data-test="code-${c}"
            aria-pressed=${String(c===o)}
            @click=${()=>e.choose(c)}
          >
            ${I.languages[c]}
          </button>`)}
    </div>
    <p class="quiet">${I.about[o]}</p>
    <pre tabindex="0" data-test="code-text">${s?.[o]??I.writing}</pre>
    ${o==="http"?Ec(n):m}
    <div class="answers">
      <button class="button outlined" data-test="code-save" ?disabled=${!s} @click=${()=>e.save()}>
        ${k("download")}${I.save}
      </button>
      <button
        class="button outlined"
        data-test="code-copy"
        ?disabled=${!s}
        @click=${()=>{e.copy(s?.[o]??"")}}
      >
        ${I.copy}
      </button>
      ${r?h`<button
              class="button outlined"
              data-test="code-cell"
              ?disabled=${!s}
              @click=${()=>{r(s?.[o]??"").then(t)}}
            >
              ${I.toCell}
            </button>`:m}
    </div>
  </div>`;return Z("code",I.label,I.title,l,t)}function Ec({session:n,ui:t}){if(!n.host.ownsPage)return m;let e=`${n.host.token}/${t.state.session}`;return h`<p class="code-session">
    <span>${I.session}</span>
    ${$("code-session","link",I.copySession,()=>{n.code.copy(e)})}
  </p>`}function Ii(n){let{kept:t}=n.ui;if(!t)return m;let e=h`${k("remove")}${st.remove}`;return _(n,"delete-data",e,Ac(t),()=>n.askToDelete(),"button")}function Hi({session:n},t){let e=()=>{t(),n.deleteData()},s=h`<div class="question">
    <p>${st.what}</p>
    <div class="answers">
      <button class="button outlined" data-test="delete-data-cancel" @click=${t}>${E.cancel}</button>
      <button class="button danger" data-test="delete-data-confirm" @click=${e}>${st.confirm}</button>
    </div>
  </div>`;return Z("data",st.label,st.title,s,t)}function Ac({hours:n}){return n===null?st.forGood:n?st.hours(n):st.untilLeaving}function fn(n,t){return n.ui.addresses?h`<form class="address" @submit=${s=>{s.preventDefault();let o=s.target.querySelector("input"),i=o.value.trim();if(!i)return o.focus();n.closeMenu(),n.session.open(dn(i))}}>
    <input
      type="url"
      inputmode="url"
      autocomplete="off"
      spellcheck="false"
      data-test=${t}
      aria-label=${de.label}
      placeholder=${de.placeholder}
    />
    <button class="button outlined" data-test=${`${t}-open`}>${de.open}</button>
  </form>`:m}function zi(n){let{ui:t,session:e}=n;if(t.phase==="connecting")return h`<div class="empty" data-test="connecting"><span class="spinner"></span></div>`;if(t.phase==="lost")return h`<div class="empty">
      <p class="quiet">${J.lost}</p>
      <button class="button outlined" data-test="connect" @click=${()=>{e.connect()}}>
        ${E.tryAgain}
      </button>
    </div>`;let s=matchMedia("(pointer: coarse)").matches;return h`<div class="empty" data-test="empty">
    <h1 class="empty-title">${J.title}</h1>
    <p class="empty-about">${J.about}</p>
    <button class="button primary" data-test="open-empty" @click=${()=>n.chooseFile()}>
      ${k("open")}${s?J.take:J.open}
    </button>
    ${s?m:h`<p class="quiet empty-ways">${J.ways}</p>`}
    ${fn(n,"address")}
    <button
      class="button outlined"
      data-test="camera-empty"
      ?disabled=${t.camera!==null}
      @click=${()=>{e.camera.start()}}
    >
      ${k("camera")}${t.camera?B.starting:B.use}
    </button>
    ${t.examples.length?h`<div class="examples" role="group" aria-label=${J.examples}>
          ${t.examples.map(({example:o,thumbnail:i})=>h`<button
              class="example"
              data-test="example-${o.id}"
              title=${J.example(o.name)}
              @click=${()=>{e.open({example:o.id,name:o.name})}}
            >
              <span class="example-image">
                <img src=${i} alt="" />${o.kind==="video"?h`<i>${k("play")}</i>`:m}
              </span>
              <span>${o.name}</span>
            </button>`)}
        </div>`:m}
    ${t.engine?.expect?h`<p class="quiet" data-test="expect">${t.engine.expect}</p>`:m}
    <p class="quiet" data-test="where-files-go">
      ${t.kept?J.kept(t.kept.hours):J.inNotebook}
    </p>
  </div>`}function Ui(n){let{ui:t,session:e}=n;if(t.images.length<2)return m;let s=t.images.filter(o=>Bi(n,o)==="done").length;return h`<section class="filmstrip" aria-label=${z.label} data-test="filmstrip">
    ${$("image-previous","previous",z.previous,()=>e.images.step(-1),{key:"PageUp"})}
    <ol class="filmstrip-images">
      ${t.images.map((o,i)=>Cc(n,o,i))}
    </ol>
    ${$("image-next","next",z.next,()=>e.images.step(1),{key:"PageDown"})}
    ${t.prepare&&!t.opening?h`<button
            class="button outlined"
            data-test="prepare"
            title=${z.prepareTitle}
            @click=${()=>{e.images.prepare()}}
          >
            ${t.prepare}
          </button>`:m}
    ${e.images.joinable?h`<button
            class="button outlined"
            data-test="join"
            title=${z.joinTitle}
            @click=${()=>{e.images.join()}}
          >
            ${z.join}
          </button>`:m}
    <span class="figures quiet" data-test="images-done">${z.done(s,t.images.length)}</span>
  </section>`}function Cc(n,t,e){let s=Bi(n,t),o=t.session!==""&&t.session===n.ui.state.session;return h`<li>
    <button
      class="filmstrip-image"
      data-test="image-${e}"
      data-mark=${s}
      aria-current=${o?"true":m}
      aria-label=${`${t.name}: ${z.marks[s]}`}
      title=${t.problem||`${t.name} (${z.marks[s]})`}
      ?disabled=${s==="failed"}
      @click=${()=>n.session.images.show(e)}
    >
      <span class="filmstrip-mark" aria-hidden="true"></span><span class="filmstrip-name">${t.name}</span>
    </button>
  </li>`}function Ni(n){let t=n.querySelector(".filmstrip-image[aria-current]"),e=t?.closest(".filmstrip-images");!t||!e||e.dataset.shown===t.dataset.test||(e.dataset.shown=t.dataset.test,e.scrollLeft=t.offsetLeft-e.offsetLeft-(e.clientWidth-t.offsetWidth)/2)}function Bi({ui:n},t){return t.session===""||t.session!==n.state.session?t.mark:n.state.objects.every(X)?"empty":"done"}var bn={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},xn=n=>(...t)=>({_$litDirective$:n,values:t}),Bt=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,e,s){this._$Ct=t,this._$AM=e,this._$Ci=s}_$AS(t,e){return this.update(t,e)}update(t,e){return this.render(...e)}};var se=class extends Bt{constructor(t){if(super(t),this.it=m,t.type!==bn.CHILD)throw Error(this.constructor.directiveName+"() can only be used in child bindings")}render(t){if(t===m||t==null)return this._t=void 0,this.it=t;if(t===tt)return t;if(typeof t!="string")throw Error(this.constructor.directiveName+"() called with a non-string value");if(t===this.it)return this._t;this.it=t;let e=[t];return e.raw=e,this._t={_$litType$:this.constructor.resultType,strings:e,values:[]}}};se.directiveName="unsafeHTML",se.resultType=1;var Fi=xn(se);var Vi=`<h1>EdgeTAM UI practice checkpoint</h1>
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
`;function Wi(n){let{card:t,notPublished:e,rougher:s,realWeights:o,realWeightsHow:i,command:r}=U;return Z("card",t,t,h`<div class="lead">
        <p><b>${e}</b> ${s}</p>
        <h3>${o}</h3>
        <p>${i}</p>
        <code>${r}</code>
        <p>${U.realWeightsOnce}</p>
      </div>
      <details>
        <summary>${U.figures}</summary>
        <div class="prose">${Fi(Vi)}</div>
      </details>`,n)}var{I:Oc}=Do,qi=n=>n;var Ki=()=>document.createComment(""),Ft=(n,t,e)=>{let s=n._$AA.parentNode,o=t===void 0?n._$AB:t._$AA;if(e===void 0){let i=s.insertBefore(Ki(),o),r=s.insertBefore(Ki(),o);e=new Oc(i,r,n,n.options)}else{let i=e._$AB.nextSibling,r=e._$AM,a=r!==n;if(a){let l;e._$AQ?.(n),e._$AM=n,e._$AP!==void 0&&(l=n._$AU)!==r._$AU&&e._$AP(l)}if(i!==o||a){let l=e._$AA;for(;l!==i;){let c=qi(l).nextSibling;qi(s).insertBefore(l,o),l=c}}}return e},yt=(n,t,e=n)=>(n._$AI(t,e),n),jc={},Gi=(n,t=jc)=>n._$AH=t,Yi=n=>n._$AH,yn=n=>{n._$AR(),n._$AA.remove()};var Xi=(n,t,e)=>{let s=new Map;for(let o=t;o<=e;o++)s.set(n[o],o);return s},vn=xn(class extends Bt{constructor(n){if(super(n),n.type!==bn.CHILD)throw Error("repeat() can only be used in text expressions")}dt(n,t,e){let s;e===void 0?e=t:t!==void 0&&(s=t);let o=[],i=[],r=0;for(let a of n)o[r]=s?s(a,r):r,i[r]=e(a,r),r++;return{values:i,keys:o}}render(n,t,e){return this.dt(n,t,e).values}update(n,[t,e,s]){let o=Yi(n),{values:i,keys:r}=this.dt(t,e,s);if(!Array.isArray(o))return this.ut=r,i;let a=this.ut??=[],l=[],c,p,d=0,u=o.length-1,g=0,f=i.length-1;for(;d<=u&&g<=f;)if(o[d]===null)d++;else if(o[u]===null)u--;else if(a[d]===r[g])l[g]=yt(o[d],i[g]),d++,g++;else if(a[u]===r[f])l[f]=yt(o[u],i[f]),u--,f--;else if(a[d]===r[f])l[f]=yt(o[d],i[f]),Ft(n,l[f+1],o[d]),d++,f--;else if(a[u]===r[g])l[g]=yt(o[u],i[g]),Ft(n,o[d],o[u]),u--,g++;else if(c===void 0&&(c=Xi(r,g,f),p=Xi(a,d,u)),c.has(a[d]))if(c.has(a[u])){let v=p.get(r[g]),A=v!==void 0?o[v]:null;if(A===null){let j=Ft(n,o[d]);yt(j,i[g]),l[g]=j}else l[g]=yt(A,i[g]),Ft(n,o[d],A),o[v]=null;g++}else yn(o[u]),u--;else yn(o[d]),d++;for(;g<=f;){let v=Ft(n,l[f+1]);yt(v,i[g]),l[g++]=v}for(;d<=u;){let v=o[d++];v!==null&&yn(v)}return this.ut=r,Gi(n,l),tt}});function Zi(n){let{ui:t,session:e}=n;if(t.images.length<2&&!t.classes.length)return m;let s=w(t,t.selected)?.category,o=r=>{let a=r.target,l=a.value.trim();a.value="",l&&e.classes.give(l)},i=r=>{r.key!=="Enter"||r.isComposing||(r.preventDefault(),o(r),n.focusCanvas())};return h`<div class="classes" role="group" aria-label=${pt.label} data-test="classes">
    ${t.classes.map((r,a)=>h`<button
        class="class"
        data-test="class-${a+1}"
        title=${pt.give(r,a+1)}
        aria-pressed=${String(r===s)}
        @click=${()=>e.classes.give(r)}
      >
        ${a<9&&t.images.length>1?h`<kbd>${a+1}</kbd>`:m}<span>${r}</span>
      </button>`)}
    <input
      class="class-field"
      data-test="class-new"
      aria-label=${pt.add}
      placeholder=${pt.add}
      title=${pt.none}
      maxlength="60"
      list="class-names"
      autocomplete="off"
      @change=${o}
      @keydown=${i}
    /><datalist id="class-names">
      ${e.edits.names.map(r=>h`<option value=${r}></option>`)}
    </datalist>
  </div>`}function Ji(n){let{ui:t,session:e}=n,{objects:s}=t.state;return h`<section class="card card-objects" aria-label=${O.label}>
    <header class="card-head">
      <h2>${O.label}</h2>
      <div class="group">
        ${$("add-object","plus",O.add,()=>e.edits.addObject(),{key:"N"})}
        ${Dc(n)}
      </div>
    </header>
    ${s.length?h`<ul class="objects" data-test="objects">
          ${vn(s,o=>o.id,(o,i)=>Rc(n,o,i))}
        </ul>`:h`<p class="quiet" data-test="no-objects">
            ${t.pending.length?O.looking:O.none}
          </p>`}
    ${Zi(n)}
  </section>`}function Rc(n,t,e){let{ui:s,session:o}=n,{id:i,name:r,color:a,visible:l,locked:c,category:p}=t,d=i===s.selected,u=()=>n.renaming=i;return h`<li class="object" ?data-selected=${d} ?data-hidden=${!l}>
    <label class="swatch" style="--color: ${a}" title=${O.color}>
      <input
        type="color"
        data-test="object-${i}-color"
        aria-label=${O.colorOf(r)}
        .value=${a}
        @change=${g=>o.edits.change(i,{color:g.target.value})}
      />
    </label>
    ${n.renaming===i?Hc(n,t):h`<button
          class="object-name"
          data-test="object-${i}"
          aria-current=${d?"true":m}
          title=${O.select(r,e<9?String(e+1):"")}
          @click=${()=>o.navigation.select(i)}
          @dblclick=${u}
          @pointerup=${g=>d&&g.pointerType==="touch"&&u()}
          @keydown=${g=>{g.key!=="F2"&&!(g.key==="Enter"&&d)||(g.preventDefault(),u())}}
        >
          ${r}${p&&p!==r?h` <small class="object-class">${p}</small>`:m}
        </button>`}
    ${d?$(`object-${i}-rename`,"rename",O.rename(r),u,{key:"F2"}):m}
    ${d&&Qi(n,t)?$(`object-${i}-clean`,"clean",O.clean(r),()=>er(n,t),{pressed:!It(t.cleaning)}):m}
    ${d&&tr(n,t)?$(`object-${i}-clear`,"erase",O.clear(r),()=>o.edits.clearFrame(i)):m}
    ${$(`object-${i}-visible`,l?"eye":"hidden",l?O.hide(r):O.show(r),()=>o.edits.change(i,{visible:!l}))}
    ${c?$(`object-${i}-unlock`,"lock",O.unlock(r),()=>o.edits.change(i,{locked:!1}),{key:d?"Shift L":""}):$(`object-${i}-delete`,"remove",O.remove(r),g=>g.detail<2&&o.edits.remove(i),{key:d?"Delete":""})}
  </li>`}function Qi({ui:n},t){return!X(t)&&!n.camera&&!t.locked}function tr({ui:n},t){return t.prompts[n.frame]!==void 0&&!n.camera&&!t.locked}function er(n,t){!n.cleaning&&It(t.cleaning)&&n.session.cleaning.toggle(),n.showCleaning(!n.cleaning)}function Dc(n){let{ui:t,session:e}=n,s=w(t,t.selected);if(!s||t.camera)return m;let o=O,i=o.more(s.name),r=s.locked?o.unlock(s.name):o.lock;return F(n,"object-menu",{label:i,content:k("more"),classes:"icon-button"},()=>[h`<div class="narrow">
        ${Qi(n,s)?_(n,"menu-clean",o.cleanUp,o.cleanUpDetail,()=>er(n,s)):m}
        ${tr(n,s)?_(n,"menu-clear",o.clearPrompts,"",()=>e.edits.clearFrame(s.id)):m}
      </div>`,_(n,"object-lock",r,s.locked?"":o.lockDetail,()=>e.edits.toggleLocked()),...s.locked?[]:[_c(n),...Ic(n,s)]],"right")}function _c(n){let{ui:t,session:e}=n;if(t.state.medium?.kind!=="video")return m;let s=O.goneDetail(...e.review.stretch),o=e.review.isGone?O.notGone:O.gone;return _(n,"object-gone",o,s,()=>e.review.gone())}function Ic(n,{id:t}){let{ui:e,session:s}=n,{masks:o}=s.context,i=e.state.objects.filter(r=>r.id!==t&&o.get(e.frame,r.id)?.data.area);return[_(n,"mask-file",O.fromFile,O.fromFileDetail,()=>n.chooseMask(t)),...i.map(r=>_(n,`mask-of-${r.id}`,O.take(r.name),"",()=>s.edits.takeMask(t,r.id)))]}function Hc(n,{id:t,name:e}){let{session:s}=n.ui.state,o=i=>{if(n.renaming!==t)return;let r=i.target.value.trim();n.renaming=0,n.ui.state.session===s&&r&&r!==e&&n.session.edits.rename(t,r)};return h`<input
    class="object-name-field"
    data-test="object-${t}-name"
    aria-label=${O.name}
    maxlength="60"
    list="names"
    autocomplete="off"
    .value=${e}
    @blur=${o}
    @keydown=${i=>i.key==="Enter"&&!i.isComposing&&o(i)}
  /><datalist id="names">${n.session.edits.names.map(i=>h`<option value=${i}></option>`)}</datalist>`}function nr({ui:n}){let t=zc(n,matchMedia("(pointer: coarse)").matches);return t?h`<p class="pill" data-test="pill">${t}</p>`:m}function zc(n,t){let{medium:e,objects:s}=n.state;return!e||n.opening||n.preview||n.pending.length>0||n.problem?"":s.every(X)?t?ce.firstTouch:ce.first:e.kind!=="video"||n.propagation||n.playing||s.some(o=>at(o,n.live,n.frame))?"":ce.nothingHere}function sr(n){let t=([s,o])=>h`<div><dt>${s.split(", ").map(i=>h`<kbd>${i}</kbd> `)}</dt><dd>${o}</dd></div>`,e=ms.map(({shown:s,label:o})=>[s,o]);return Z("keys",b.label,b.title,h`<dl>${[...b.mouse,...e,...ki].map(t)}</dl>`,n)}var wn=n=>Math.abs(n)>=1e5||n!==0&&Math.abs(n)<.01?n.toExponential(2):String(+n.toFixed(2));function or(n){let{ui:t,session:e}=n,s=t.state.medium?.values;if(!s)return m;let{low:o,high:i}=s,r=ht.range(wn(o),wn(i)),a=c=>{c[0]<c[1]?e.edits.setValues(c):n.toggleMenu("values")},l=(c,p,d)=>h`<label>
    <span>${ht[c]}</span>
    <input
      type="number"
      step="any"
      data-test="values-${c}"
      .value=${String(p)}
      @change=${u=>{let g=u.target.valueAsNumber;Number.isFinite(g)&&d(g)}}
    />
  </label>`;return F(n,"values",{label:`${ht.title}: ${r}`,content:h`<span class="figures">${r}</span>`,classes:"values-button"},()=>h`<div class="note values">
      <p><b>${ht.title}</b></p>
      <div class="values-fields">
        ${l("black",o,c=>a([c,i]))} ${l("white",i,c=>a([o,c]))}
      </div>
      <p class="quiet">${ht.data(wn(s.lowest),wn(s.highest))} ${ht.model}</p>
      <button
        class="button outlined"
        data-test="values-reset"
        ?disabled=${!s.chosen}
        @click=${()=>e.edits.setValues(null)}
      >
        ${ht.reset}
      </button>
    </div>`,"up right","dialog")}function ir(n){let{engine:t,took:e,state:s,waiting:o}=n.ui,{medium:i}=s;return h`<div class="status">
    ${t&&!t.ready?h`<span role="status" data-test="loading">
            <span class="spinner small"></span>${U.loading}
          </span>`:t?h`<span data-test="engine">
            ${t.practice?Nc(n,t.why):h`<b>${t.checkpoint}</b>`}
            <span
              >${t.device.toUpperCase()} ${t.precision}<span class="way"
                >${U.way(t.accelerate)}</span
              ></span
            >
            ${t.place?Uc(n,t):m}
          </span>`:m}
    ${e?h`<span class="figures" data-test="took">
          ${e.encode>=.5?h`<span class="encode">${U.encode(e.encode)}</span>`:m}
          <span>${U.click(e.decode||e.total)}</span>
        </span>`:m}
    ${o?h`<span role="status" data-test="waiting">
          <span class="spinner small"></span>${U.waiting(o.place,o.seconds)}
        </span>`:m}
    <span class="space"></span>
    ${i?h`<span class="medium" data-test="medium">
          <span class="medium-name">${i.name}</span>
          <span class="figures">${U.size(i.width,i.height)}</span>
          ${or(n)}
          ${i.kind==="video"?h`<span class="figures">${U.video(i.frames,i.fps)}</span>`:m}
        </span>`:m}
  </div>`}function Uc(n,{place:t,expect:e}){return F(n,"place",{label:`${t}: ${U.placeWhy}`,content:h`${t} ${k("info")}`,classes:"place"},()=>h`<div class="note"><p>${e}</p></div>`,"up","dialog")}function Nc(n,t){return F(n,"practice",{label:U.practiceWhy,content:h`${U.practice} ${k("info")}`,classes:"practice"},()=>h`<div class="note">
      <p><b>${U.notPublished}</b></p>
      <p>${U.rougher}</p>
      ${t?h`<p class="quiet">${t}</p>`:m}
      <button class="button outlined" data-test="card-open" @click=${()=>n.showCard()}>
        ${U.card}
      </button>
    </div>`,"up","dialog")}function kn(n,[t,e],s){return 8+(s-16)*(n-t)/Math.max(1,e-t)}function $n(n,[t,e],s){let o=t+Math.round((n-8)/(s-16)*(e-t));return Math.min(Math.max(o,t),e)}function ar(n,t,e,s){let o=r=>Math.abs(kn(r,t,e)-n),i=s.reduce((r,a)=>o(a)<o(r)?a:r,1/0);return o(i)<=6?i:$n(n,t,e)}function lr(n,t,e,s,o){let i=$n(e,n,s),r=Math.max(10,Math.round((n[1]-n[0])*t));if(r>=o-1)return null;let a=Math.round(i-(i-n[0])/Math.max(1,n[1]-n[0])*r),l=Math.min(Math.max(0,a),o-1-r);return[l,l+r]}function cr(n,t,e,s,o){let i=window.devicePixelRatio||1,{clientWidth:r,clientHeight:a}=n;if(!r||!a)return;n.width=Math.round(r*i),n.height=Math.round(a*i);let l=n.getContext("2d");l.scale(i,i);let c=a-3,p=f=>s[1]>s[0]?Math.round(kn(f-.5,s,r)*i)/i:(f-s[0])*r,d=(f,v,A,j,W)=>{let N=Math.max(p(f),1),et=Math.min(p(f+v),r-1);et<1||N>r-1||(l.globalAlpha=j,l.fillStyle=W,l.fillRect(N,c-A,Math.max(et-N,.75),A))},u=Vc(l,t.color),g=([f,v,A,,j])=>{let W=4+(c-4)*Math.sqrt(j);A==="absent"?(d(f,v,1.5,.8,t.color),j>=.15&&d(f,v,W,.35,o.warning)):A==="gone"?d(f,v,4,.25,o.text):A==="stale"?d(f,v,10,.8,u):A==="reviewed"?d(f,v,4,1,t.color):(j>=.15&&d(f,v,W,1,o.warning),d(f,v,j>=.15?4:W,.85,t.color))};d(s[0],s[1]-s[0]+1,1,1,o.line),t.timeline.forEach(g);for(let f of e.get(t.id)??[])l.clearRect(p(f[0]),0,p(f[0]+f[1])-p(f[0]),a),g(f);for(let[f,v,A]of t.timeline)if(A==="reviewed")for(let j=f;j<f+v;j++)rr(j,s)&&Bc(l,kn(j,s,r),c-4/2,t.color);for(let f of Object.keys(t.prompts).map(Number))rr(f,s)&&Fc(l,kn(f,s,r),a/2,t.color)}function rr(n,[t,e]){return t<=n&&n<=e}function Bc(n,t,e,s){n.globalAlpha=1,n.beginPath(),n.arc(t,e,3.5,0,2*Math.PI),n.fillStyle=s,n.fill(),n.lineWidth=1.5,n.strokeStyle="#ffffff",n.stroke()}function Fc(n,t,e,s){n.globalAlpha=1,n.beginPath(),n.moveTo(t,e-6),n.lineTo(t+6,e),n.lineTo(t,e+6),n.lineTo(t-6,e),n.closePath(),n.fillStyle=s,n.fill(),n.lineWidth=1.5,n.lineJoin="round",n.strokeStyle="#ffffff",n.stroke()}function Vc(n,t){let e=document.createElement("canvas");e.width=e.height=8;let s=e.getContext("2d");s.strokeStyle=t,s.lineWidth=2;for(let o of[-8,0,8])s.moveTo(o,8),s.lineTo(o+8,0);return s.stroke(),n.createPattern(e,"repeat")??t}var dr=10;function hr(n){let{ui:t,session:e}=n,{medium:s,objects:o}=t.state;if(s?.kind!=="video")return m;let i=s.frames-1,r=Vt(n),a=r[1]>r[0]?(t.frame-r[0])/(r[1]-r[0]):0,l=C,c=(d,u,g)=>$(d,d,l[d],()=>e.seek(u),{key:g,disabled:t.frame===Math.min(Math.max(u,0),i)}),p=t.playing?"pause":"play";return h`<section class="timeline" aria-label=${C.label}>
    <div class="transport">
      <div class="group">
        ${c("first",0,"Home")} ${c("previous",t.frame-1,"←")}
        ${$("play",p,l[p],()=>e.playback.toggle(),{key:"Space"})}
        ${c("next",t.frame+1,"→")} ${c("last",i,"End")}
        ${$("loop","loop",l.loop,()=>e.playback.setLoop(!t.loop),{key:"L",pressed:t.loop})}
        ${F(n,"speed",{label:`${l.speed} ${l.times(t.speed)}`,content:l.times(t.speed),key:"< >",classes:"figures speed"},()=>He.map(d=>_(n,`speed-${d}`,l.times(d),"",()=>e.playback.setSpeed(d))),"up")}
      </div>
      ${Yc(n)} ${Zc(n)}
      ${t.propagation?sd(n):h`<div class="runs">${td(n)}</div>`}
    </div>
    <div class="timeline-rows" style="--at: ${a}" @wheel=${Wc(n)}
      @pointermove=${qc(n)} @pointerleave=${()=>e.thumbnails.hide()}>
      ${Kc(n)}
      <div class="timeline-row">
        <span class="timeline-label"></span>
        <input
          class="range"
          type="range"
          data-test="frame-slider"
          aria-label=${C.frame}
          aria-valuetext=${C.frameOf(t.frame,i)}
          min=${r[0]}
          max=${r[1]}
          step="1"
          .value=${String(t.frame)}
          @input=${d=>e.seek(Number(d.target.value))}
        />
      </div>
      <div class="lanes">
        <div class="object-rows">${vn(o,d=>d.id,d=>Jc(n,d))}</div>
        ${o.length?h`<div class="playhead-lane">
                ${Gc(n)}${a>=0&&a<=1?h`<i class="playhead"></i>`:m}
              </div>`:m}
      </div>
    </div>
  </section>`}function Vt({ui:n}){return n.zoom??[0,(n.state.medium?.frames??1)-1]}function Wc(n){return t=>{let e=t.currentTarget.querySelector(".range").getBoundingClientRect(),s=n.ui.state.medium?.frames??1,o=Vt(n),{store:i}=n.session.context;if(t.ctrlKey||t.metaKey){t.preventDefault();let r=Math.exp(Math.min(Math.max(t.deltaY,-100),100)/150);i.update({zoom:lr(o,r,t.clientX-e.left,e.width,s)})}else if(n.ui.zoom&&t.deltaX){t.preventDefault();let r=o[1]-o[0],a=o[0]+Math.round(t.deltaX/e.width*r),l=Math.min(Math.max(0,a),s-1-r);i.update({zoom:[l,l+r]})}}}function qc(n){return t=>{let e=t.currentTarget,s=e.querySelector(".range").getBoundingClientRect(),o=s.left<=t.clientX&&t.clientX<=s.right,{thumbnails:i}=n.session;if(t.pointerType==="touch"||!o)return i.hide();let r=$n(t.clientX-s.left,Vt(n),s.width);i.show(r,t.clientX-e.getBoundingClientRect().left)}}function Kc({ui:n}){if(!n.thumbnail)return m;let{frame:t,x:e,url:s}=n.thumbnail,{width:o,height:i}=n.state.medium;return h`<figure class="thumbnail" data-test="thumbnail" style="--x: ${e}px" aria-hidden="true">
    <div style="aspect-ratio: ${o} / ${i}">${s?h`<img src=${s} alt="" />`:m}</div>
    <figcaption class="figures">${t}</figcaption>
  </figure>`}function Gc(n){let{first:t,last:e}=n.ui.range;if(t===null&&e===null)return m;let s=Vt(n),o=a=>Math.min(Math.max((a-s[0])/Math.max(1,s[1]-s[0]),0),1),[i,r]=[o(t??s[0]),o(e??s[1])];return h`<i class="range-shade" data-test="range-shade" style="--from: ${i}; --to: ${r}"></i>`}function Yc(n){let{ui:t,session:e}=n,{frames:s,fps:o}=t.state.medium,i=o>0?od(t.frame/o):"",r=a=>{a.preventDefault();let l=a.target.elements.namedItem("to"),c=Xc(l.value,o);if(c===null&&l.value.trim()){l.setCustomValidity(C.goTo),l.reportValidity();return}n.closeMenu(),n.focusCanvas(),c!==null&&e.seek(c)};return F(n,"counter",{label:`${t.frame} / ${s-1} ${i} ${C.goTo}`,content:h`<span class="counter figures"><b>${t.frame}</b> / ${s-1} <span class="time">${i}</span></span>`,classes:"plain"},()=>h`<form class="go-to" @submit=${r}>
        <input
          class="field"
          name="to"
          data-test="go-to"
          aria-label=${C.goTo}
          placeholder=${t.frame}
          autofocus
          @input=${a=>a.target.setCustomValidity("")}
        />
      </form>
      ${pr(n,"first",b.rangeFirst)} ${pr(n,"last",b.rangeLast)}`,"up","dialog")}function pr(n,t,e){return _(n,`range-${t}`,e,"",()=>n.session.playback.setRange(t),"button")}function Xc(n,t){let e=n.trim();if(/^\d+$/.test(e))return Number(e);let[,s,o]=/^(\d+):(\d{1,2}(?:[.,]\d*)?)$/.exec(e)??[];return s===void 0||o===void 0||t<=0?null:Math.round((60*Number(s)+Number(o.replace(",",".")))*t)}function Zc(n){let{ui:t,session:e}=n,{doubtful:s}=t.state;if(t.propagation||s.length===0&&!t.state.objects.some(a=>a.timeline.length>1))return m;let o=Dt,i=s.length===0,r=e.review.kind==="reviewed";return h`<div class="group review" role="group" aria-label=${o.label}>
    <span class="figures doubtful" data-test="doubtful" ?data-none=${i}
      >${i?o.none:o.left(s.length)}</span
    >
    ${$("doubtful-previous","previous",o.previous,()=>e.review.go(-1),{key:"Shift D",disabled:i})}
    ${$("doubtful-next","next",o.next,()=>e.review.go(1),{key:"D",disabled:i})}
    ${$("fine","fine",r?o.notFine:o.fine,()=>e.review.fine(),{key:"F",pressed:r})}
  </div>`}function Jc(n,t){let e=Vt(n),s=o=>{if(o.type==="pointermove"&&!(o.buttons&1))return;let i=o.currentTarget,r=i.getBoundingClientRect(),a=o.type==="pointerdown"?Object.keys(t.prompts).map(Number):[];n.session.seek(ar(o.clientX-r.left,e,r.width,a)),o.type==="pointerdown"&&i.setPointerCapture(o.pointerId)};return h`<div class="timeline-row" ?data-selected=${t.id===n.ui.selected}>
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
      aria-label=${Qc(t)}
      @dblclick=${()=>n.session.context.store.update({zoom:null})}
      @pointerdown=${s}
      @pointermove=${s}
    ></canvas>
  </div>`}function ur(n,t){let{ui:e}=n,s=t.querySelector(".timeline");if(!s)return;let o=getComputedStyle(s),[i,r,a]=["--line","--warning","--text"].map(p=>o.getPropertyValue(p)),l={line:i,warning:r,text:a},c=Vt(n);for(let p of t.querySelectorAll("canvas.object-timeline")){let d=e.state.objects.find(u=>u.id===Number(p.dataset.object));d&&dt(p,d,e.live.get(d.id),p.clientWidth,i,...c)&&cr(p,d,e.live,c,l)}}function Qc({name:n,timeline:t,prompts:e}){let s=o=>t.reduce((i,[,r,a])=>i+(a===o?r:0),0);return C.timeline(n,{prompted:Object.keys(e).length,tracked:s("tracked"),stale:s("stale"),absent:s("absent")})}function td(n){let{ui:t,session:e}=n,s=t.state.objects.some(u=>Object.keys(u.prompts).length>0),o=(u,g,f,v)=>_(n,u,g,f,()=>{e.propagation.run({...v,...p})}),i=t.frame,r=(t.state.medium?.frames??1)-1,{due:a,unfinished:l}=t.state,c=C,p=t.only&&t.selected?{objects:[t.selected]}:{},d=l?c.resumeTitle(l.done,l.total):c.propagateTitle;return h`<div class="joined">
    <button
      class="button primary"
      data-test="propagate"
      ?disabled=${!s||a.frames===0&&t.pending.length===0}
      title=${s?d:c.nothing}
      @click=${()=>{e.propagation.update()}}
    >
      ${k("propagate")}<span>${a.label||c.propagate}</span>
    </button>
    ${F(n,"propagate-menu",{label:C.how,content:k("down"),disabled:!s,classes:"primary icon-button slim"},()=>[o("propagate-forward",C.forward,C.forwardDetail,{direction:"forward",start:i}),o("propagate-backward",C.backward,C.backwardDetail,{direction:"backward",start:i}),o("propagate-some",C.some(dr),"",{direction:"forward",start:i,end:Math.min(i+dr,r)}),o("propagate-one",C.one,"",{direction:"both",start:i,end:i}),...nd(n,o),o("propagate-all",C.all,C.allDetail,{direction:"both"}),ed(n)],"right up")}
  </div>`}function ed({ui:n,session:t}){let e=w(n,n.selected)?.name;return!e||n.state.objects.length<2?m:h`<button
    class="menu-item menu-check"
    role="menuitemcheckbox"
    data-test="propagate-only"
    aria-checked=${String(n.only)}
    @click=${()=>t.context.store.update({only:!n.only})}
  >
    <span>${k("fine")}${C.only(e)}</span>
  </button>`}function nd({ui:n},t){let{first:e,last:s}=n.range;if(e===null&&s===null)return[];let[o,i]=[e??0,s??(n.state.medium?.frames??1)-1];return[t("propagate-range",C.range(o,i),"",{direction:"both",start:o,end:i})]}function sd({ui:n,session:t}){let{done:e,total:s,framesPerSecond:o,secondsLeft:i,stopping:r}=n.propagation,a=e?C.progress(o,i):C.starting;return h`<div class="propagating">
    <span class="figures" data-test="progress">${r?C.stopping:a}</span>
    <progress max=${s||1} .value=${e} aria-label=${C.propagating(e,s)}></progress>
    <button
      class="button outlined"
      data-test="cancel"
      ?disabled=${r}
      title=${C.stop}
      @click=${()=>t.propagation.cancel()}
    >
      ${E.cancel}
    </button>
  </div>`}function od(n){let t=Math.floor(n/60);return`${t}:${(n-60*t).toFixed(2).padStart(5,"0")}`}var mr=160,gr=60;function fr({ui:n,session:t}){let e=n.problem;return h`<div class="toasts" role="alert">
    ${e?h`<div class="toast" data-test="error" data-kind=${e.kind}>
          ${k(e.kind==="error"?"warning":"info")}
          <div class="toast-words">
            <b title=${e.message}>${id(e.message)}</b>
            ${e.hint?h`<span>${e.hint}</span>`:m}
            ${e.action?h`<button class="button outlined" data-test="error-action" @click=${()=>t.act()}>
                    ${e.action.label}
                  </button>`:m}
          </div>
          ${$("error-dismiss","close",D.dismiss,()=>t.dismiss())}
        </div>`:m}
  </div>`}function id(n){return n.length<=mr?n:`${n.slice(0,gr)}…${n.slice(gr-mr)}`}function br({ui:n}){return h`<div class="reconnecting" role="status" data-test="reconnecting">
    ${n.reconnecting?h`<p><span class="spinner small"></span>${Ts.lost}</p>`:m}
  </div>`}function xr({ui:n,session:t}){return n.opening?h`<div class="opening" role="status" data-test="opening">
    <span class="spinner small"></span><span>${n.opening}</span>
    <button class="button outlined" data-test="cancel-opening" @click=${()=>t.cancelOpening()}>
      ${E.cancel}
    </button>
  </div>`:m}function yr(n){let{ui:t,session:e}=n;if(t.exporting){let{done:i,total:r,format:a}=t.exporting;return h`<div class="exporting" role="status">
      <progress max=${r||1} .value=${i} aria-label=${T.progress(a.label)}></progress>
      <span class="figures">${r?E.percent(i/r):"…"}</span>
      ${$("cancel-export","close",T.cancel,()=>e.exporting.cancel())}
    </div>`}let s=Ws(t),o=s?T.export:T.nothing;return h`<button
    class="button outlined"
    data-test="export"
    aria-label=${o}
    title=${o}
    aria-haspopup="dialog"
    ?disabled=${!s||!_t(t).length}
    @click=${()=>n.showExport()}
  >
    ${k("download")}<span class="wide">${T.export}</span>
  </button>`}function vr(n){let t={label:P.settings,content:k("more"),classes:"icon-button"};return F(n,"settings",t,()=>rd(n),"right","dialog")}function rd(n){let{ui:t,session:e}=n,{medium:s,objects:o,can_redo:i}=t.state;return h`
    ${s?dd(n):m}
    ${s?h`<div class="narrowest">${ad(n)}</div>`:m}
    <div class="narrow">
      ${i?_(n,"menu-redo",P.redo,"",()=>e.edits.redo(),"button"):m}
      ${bs(n,"more-camera","button")} ${xs(n,"more-example","button")}
    </div>
    ${o.length?ld(n):m} ${s&&!t.camera?cd(n):m}
    ${o.length?_(n,"reset",h`${k("removeAll")}${P.reset}`,P.resetDetail,()=>e.edits.reset(),"button"):m}
    ${s?h`<button class="menu-item" data-test="show-code" @click=${()=>n.showCode()}>
            <span>${k("code")}${I.item}</span>
          </button>`:m}
    <button class="menu-item" data-test="settings-keys" @click=${()=>n.showKeys()}>
      <span>${k("help")}${P.keys}</span>
    </button>
    ${Ii(n)}
  `}function ad(n){let t=h`${k("brush")}${P.hand}`;return _(n,"menu-hand",t,"",()=>n.session.navigation.takeHand(),"button")}function ld(n){let t=h`${k("copy")}${wt.item}`;return _(n,"copy-cut-out",t,wt.detail,()=>{pn(n.session.context)},"button")}function cd(n){let{session:t,ui:e}=n,{kind:s}=e.state.medium,{save:o,detail:i,set:r,small:a,smallDetail:l,smallSet:c,smallSetDetail:p}=pe,d=e.images.filter(f=>f.session).length,u=d>1,g=(f,v,A,j)=>_(n,f,h`${k("download")}${v}`,A,()=>{t.exporting.saveSession(j)},"button");return h`${g("save",o,u?r(d):i,!0)}
  ${g("save-small",u?c:a(s),u?p:l(s),!1)}`}function dd({ui:n,session:t}){let{opacity:e,prompts:s,preview:o,view:i}=n.settings,r=a=>a.target;return h`
    <label class="menu-row">
      <span>${P.view}</span>
      <select
        data-test="view"
        @change=${a=>t.navigation.set({view:a.target.value})}
      >
        ${Is.map(a=>h`<option value=${a} ?selected=${a===i}>${P.views[a]}</option>`)}
      </select>
    </label>
    <label class="menu-row">
      <span>${P.opacity}</span><output>${E.percent(e)}</output>
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
      <span>${P.prompts}</span>
      <input
        type="checkbox"
        data-test="show-prompts"
        .checked=${s}
        @change=${a=>t.navigation.set({prompts:r(a).checked})}
      />
    </label>
    <label class="menu-row for-mouse">
      <span>${P.preview}</span>
      <input
        type="checkbox"
        data-test="show-preview"
        .checked=${o}
        @change=${a=>t.navigation.set({preview:r(a).checked})}
      />
    </label>
  `}function bs(n,t,e="menuitem"){let s=h`<span class="menu-thumbnail menu-camera">${k("camera")}</span>${B.label}`;return _(n,t,s,B.detail,()=>{n.session.camera.start()},e)}function xs(n,t,e="menuitem"){return n.ui.examples.map(({example:s,thumbnail:o})=>_(n,`${t}-${s.id}`,h`<img class="menu-thumbnail" src=${o} alt="" />${s.name}`,s.kind==="video"?P.video:P.image,()=>{n.session.open({example:s.id,name:s.name})},e))}function wr({stage:n}){return n?h`<div class="zoom" role="group" aria-label=${P.zoom}>
    ${$("zoom-out","minus",P.zoomOut,()=>n.zoom(1/1.5),{key:"−",disabled:n.fitted})}
    <output class="figures" data-test="zoom-level">${E.percent(n.view.scale)}</output>
    ${$("zoom-in","plus",P.zoomIn,()=>n.zoom(1.5),{key:"+"})}
    ${$("zoom-fit","fit",P.zoomFit,()=>n.fit(),{key:"0",disabled:n.fitted})}
  </div>`:m}function kr({stage:n}){return!n||n.fitted?m:h`<button class="button outlined zoom-whole" data-test="zoom-whole" @click=${()=>n.fit()}>
    ${k("fit")}${P.zoomFit}
  </button>`}var pd=[["add","add",P.add,"A"],["subtract","subtract",P.subtract,"S"],["box","box",P.box,"B"]];function Pr(n){let{ui:t,session:e}=n,{medium:s,can_undo:o,can_redo:i}=t.state,r=(a,l,c)=>$(a,a,P[a],()=>e.edits[a](),{key:l,disabled:!c});return h`<div class="toolbar" role="toolbar" aria-label=${P.label}>
    <div class="joined">
      <button
        class="button"
        data-test="open"
        title=${P.openTitle}
        aria-label=${P.open}
        @click=${()=>n.chooseFile()}
      >
        ${k("open")}<span class="wide">${P.open}</span>
      </button>
      ${F(n,"examples",{label:P.examples,content:k("down"),classes:"icon-button slim"},()=>[fn(n,"menu-address"),bs(n,"menu-camera",t.addresses?"button":"menuitem"),xs(n,"menu-example",t.addresses?"button":"menuitem")],"",t.addresses?"dialog":"menu")}
    </div>
    ${s?h`
          <div class="group">
            ${r("undo","Ctrl+Z",o)} ${r("redo","Ctrl+Shift+Z",i)}
          </div>
          <div class="segments" role="group" aria-label=${P.tools}>
            ${pd.map(([a,l,c,p])=>$r(n,a,l,c,p))}
            ${$("tool-hand","brush",P.hand,()=>e.navigation.takeHand(),{key:"R",pressed:V(t.tool)})}
            ${$r(n,"pan","pan",P.pan,"H")}
          </div>
          ${wr(n)}
        `:m}
    <span class="space"></span>
    <div class="group">
      ${s?hd(n):m} ${vr(n)}
      ${$("help","help",P.help,()=>n.showKeys(),{key:"?"})}
    </div>
    ${s&&s.kind!=="live"?yr(n):m}
  </div>`}function $r({ui:n,session:t},e,s,o,i){return $(`tool-${e}`,s,o,()=>t.navigation.setTool(e),{key:i,pressed:n.tool===e})}function hd({ui:n,session:t}){let{panel:e}=n.settings,s=e?P.foldPanel:P.showPanel;return $("panel","panel",s,()=>t.navigation.set({panel:!e}),{pressed:e})}function Mr(n){let{ui:t,session:e}=n,{opening:s}=e,o=t.asking??"",{title:i,text:r,stay:a,discard:l}=An,c=t.images.length?z.count(t.images.length):t.state.medium?.name??"",p=()=>{s.exportFirst(),n.showExport()},d=h`<div class="question">
    <p>${r(o,c)}</p>
    <div class="answers">
      <button class="button primary" data-test="unsaved-export" @click=${p}>${An.export}</button>
      <button class="button outlined" data-test="unsaved-discard" @click=${()=>s.discard()}>
        ${l(o)}
      </button>
      <button class="button" data-test="unsaved-stay" @click=${()=>s.stay()}>${a}</button>
    </div>
  </div>`;return Z("unsaved",i,i,d,()=>s.stay())}function Tr({ui:n,session:t},e){n.asking!==null&&!e.open?(e.showModal(),e.onclose=()=>t.ui.asking!==null&&t.opening.stay()):n.asking===null&&e.open&&e.close()}function Er(n){for(let t of n.querySelectorAll(".timeline-row[data-selected], .object[data-selected]")){let e=t.parentElement;if(!dt(e,t,e.childElementCount))continue;Sr(t,e);let s=e.closest(".panel");s&&Sr(t,s)}}function Sr(n,t){let[e,s]=[n.getBoundingClientRect(),t.getBoundingClientRect()];t.scrollTop+=Math.min(e.top-s.top,Math.max(0,e.bottom-s.bottom)),t.scrollLeft+=Math.min(e.left-s.left,Math.max(0,e.right-s.right))}var Ar=L`
  .code {
    display: grid;
    gap: 10px;
    width: min(680px, calc(100vw - 72px));
    padding: 8px 8px 0 0;
  }
  .code .segments {
    justify-self: start;
    flex-wrap: wrap;
  }
  .code p {
    margin: 0;
  }
  .code pre {
    height: min(44vh, 420px);
    margin: 0;
    padding: 12px;
    overflow: auto;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--stage);
    font: 12px/1.5 ui-monospace, monospace;
    tab-size: 2;
    user-select: text;
  }
  .code-session {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
  }
`;var Cr=L`
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

  /* Letters need more contrast than icons. */
  .segments [aria-pressed="true"]:not(.icon-button) {
    color: var(--text);
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
    .export-format[data-chosen],
    .object[data-selected] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    :focus-visible {
      outline: 3px solid CanvasText;
    }
    .example-image,
    .candidate:not([aria-pressed="true"]),
    .class:not([aria-pressed="true"]),
    .filmstrip-image {
      outline: 1px solid ButtonBorder;
      outline-offset: -1px;
    }
    .filmstrip-image[aria-current] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .swatch,
    .dot,
    .playhead,
    .range-shade,
    .on-air i,
    .export-objects i,
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
`;var Lr=L`
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
    /* Eight rows and a half: the cut one says that there are more. */
    max-height: 287px;
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
  @media (pointer: coarse) {
    .export-format {
      display: flex;
      align-items: center;
    }
    .export-format,
    .export-objects label {
      min-height: 44px;
    }
    .export-row {
      min-height: 52px;
    }
    .export-objects legend {
      padding-top: 12px;
    }
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
`;var Or=L`
  .filmstrip {
    display: flex;
    flex-wrap: wrap;
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
  .filmstrip > .button {
    height: auto;
    min-height: 32px;
    white-space: normal;
  }
  @media (pointer: coarse) {
    .filmstrip > .button {
      min-height: 44px;
    }
  }
  .filmstrip-images {
    display: flex;
    flex: 1 1 200px;
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
      max-width: 120px;
    }
  }
  @media (pointer: coarse) {
    .filmstrip-image {
      height: 44px;
    }
  }
`;var jr=L`
  .hand-bar {
    z-index: 4;
    display: flex;
    flex: none;
    align-items: center;
    gap: 10px;
    max-width: 100%;
    padding: 4px 10px 4px 4px;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--raised);
    box-shadow: var(--shadow);
    pointer-events: auto;
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
  .cleaning {
    z-index: 4;
    align-self: flex-end;
    width: 320px;
    max-width: 100%;
    /* A message leaves it half of the height, and it is scrolled. */
    min-height: min(50%, 240px);
    margin-top: auto;
    overflow-y: auto;
    pointer-events: auto;
    padding: 4px 4px 8px;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--raised);
    box-shadow: var(--shadow);
  }
  .cleaning h2 {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .cleaning-row {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 28px;
    padding: 0 10px;
    font-size: 13px;
  }
  .cleaning-row span {
    flex: none;
    min-width: 98px;
  }
  .cleaning-row [type="checkbox"] {
    margin-left: auto;
  }
  .cleaning-row .range {
    flex: 1;
    min-width: 0;
  }
  .cleaning-row output {
    flex: none;
    width: 84px;
    color: var(--muted);
    font-size: 12px;
    text-align: right;
  }
  .hand-words {
    color: var(--muted);
    font-size: 12px;
  }
  @media (pointer: coarse) {
    .cleaning-row {
      min-height: 44px;
    }
  }
`;var Rr=L`
  input[type="checkbox"] {
    width: 16px;
    height: 16px;
    accent-color: var(--accent);
  }

  .address {
    display: flex;
    align-items: stretch;
    gap: 6px;
    width: min(420px, 100%);
  }
  .address .button {
    height: 36px;
  }
  .address input {
    flex: 1;
    min-width: 0;
    padding: 0 10px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--page);
    color: var(--text);
    font: inherit;
  }
  .menu .address {
    width: auto;
    min-width: 260px;
    padding: 4px;
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

  /* Colours of the system alone tell what is done from what is left. */
  @media (forced-colors: active) {
    .range,
    progress {
      --accent: Highlight;
      --pressed: GrayText;
      --line-strong: CanvasText;
      --raised: Canvas;
      forced-color-adjust: none;
    }
  }

  /* Below 16 pixels of text a phone zooms the whole page where one types. */
  @media (pointer: coarse) {
    .range,
    .address .button,
    input:is([type="url"], [type="number"], :not([type])),
    select {
      min-height: 44px;
    }
    input:is([type="url"], [type="number"], :not([type])),
    select {
      font-size: 16px;
    }
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
`;var Dr=L`
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
  /* The least width shows a name of eight letters beside the selected object's buttons. */
  .app {
    --panel-least: 246px;
  }
  @media (pointer: coarse) {
    .app {
      --panel-least: 328px;
    }
  }
  .app[data-beside] .frame:has(.panel) {
    grid-template:
      "banner banner" "toolbar toolbar" "stage panel" "filmstrip filmstrip" "timeline timeline" "status status"
      / minmax(0, 1fr) clamp(var(--panel-least), 120px + 16cqw, 420px);
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
  .narrow,
  .narrowest {
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
    .status .way,
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
    .status:has([data-test="waiting"]) > :not([data-test="waiting"]) {
      display: none;
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

  /* Among others on a phone's page. Two fingers move the image. */
  @container app (max-width: 339px) {
    .toolbar [data-test="tool-pan"] {
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
      flex-wrap: nowrap;
      min-height: 24px;
      padding-block: 0;
      overflow-x: clip;
      white-space: nowrap;
    }
    .app[data-page] .status:has([data-test="waiting"]) > :not([data-test="waiting"]) {
      display: none;
    }
    .app[data-page] .status > [data-test="waiting"] {
      white-space: normal;
    }
  }

  /* Fingers need 44 pixels. */
  @media (pointer: coarse) {
    .button,
    .segments .button,
    .status .button {
      min-width: 44px;
      min-height: 44px;
    }
    .toolbar,
    .app[data-page] .toolbar {
      min-height: 56px;
      padding-block: 4px;
    }
    .menu-item,
    .menu-row,
    .menu-row .range {
      min-height: 44px;
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
    /* Eight buttons fit into the width of a phone. */
    .app:not([data-beside]) .toolbar {
      gap: 0;
      padding-inline: 4px;
    }
    .app:not([data-beside]) .toolbar .segments {
      gap: 0;
      padding-inline: 0;
    }
    .status {
      padding-block: 0;
    }
  }

  /* A phone on its side: the line at the bottom is below the panel, and the image has its height. */
  @media (pointer: coarse) and (max-height: 500px) {
    .app[data-page] .toolbar {
      min-height: 52px;
    }
    .app[data-page][data-beside]:not([data-folded]) .frame:has(.panel) {
      grid-template:
        "banner banner" auto "toolbar toolbar" auto "stage panel" 1fr "stage status" max-content
        "filmstrip filmstrip" auto "timeline timeline" auto
        / minmax(0, 1fr) clamp(var(--panel-least), 120px + 16cqw, 420px);
    }
    .app[data-page][data-beside]:not([data-folded]) .panel + .status {
      border-left: 1px solid var(--line);
    }
    .transport :is([data-test="first"], [data-test="last"], .time),
    .panel + .status :is(.medium, .way, [data-test="took"]),
    .app[data-page][data-beside] .frame:has(:is(.filmstrip, .timeline)) .status:not(:has([role="status"])) {
      display: none;
    }
  }

  /* Without zoom and pan there is room for words. */
  @media (pointer: coarse) {
    @container app (min-width: 700px) {
      .toolbar .wide {
        display: inline;
      }
      .toolbar .button:has(.wide) {
        width: auto;
        padding: 0 10px;
      }
    }
  }

  /* On a phone Export is a word alone; on a small one drawing by hand is in the menu. */
  @media (pointer: coarse) {
    @container app (max-width: 419px) {
      .toolbar [data-test="export"] {
        width: auto;
        padding: 0 6px;
      }
      .toolbar [data-test="export"] .icon {
        display: none;
      }
      .toolbar [data-test="export"] .wide {
        display: inline;
      }
    }
    @container app (max-width: 379px) {
      .toolbar [data-test="tool-hand"] {
        display: none;
      }
      .narrowest {
        display: block;
      }
    }
    @container app (max-width: 335px) {
      .toolbar [data-test="export"] .icon {
        display: inline;
      }
      .toolbar [data-test="export"] .wide {
        display: none;
      }
    }
  }
`;var _r=L`
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
    max-height: max(60vh, min(420px, 100vh - 112px));
    overflow: auto;
    padding: 4px;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--raised);
    box-shadow: var(--shadow);
  }
  /* A page of its own has the whole window below its toolbar. */
  .app[data-page] .toolbar .menu {
    max-height: calc(100vh - 112px);
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
  .menu-check[aria-checked="false"] .icon {
    visibility: hidden;
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
`;var Ir=L`
  .empty {
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: safe center;
    gap: 12px;
    padding: 16px;
    overflow: auto;
  }
  .empty > * {
    flex: none;
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
  /* In a low window the ways to open something are in one row. */
  @media (max-height: 480px) and (min-width: 640px) {
    .empty {
      flex-flow: row wrap;
      align-content: safe center;
      gap: 4px 8px;
      padding-block: 4px;
    }
    .examples .example {
      width: 104px;
    }
    .empty-ways {
      display: none;
    }
    .empty p,
    .empty-title,
    .examples {
      width: 100%;
      max-width: none;
    }
    .empty-title {
      font-size: 20px;
    }
    .empty .address {
      flex: 0 1 216px;
    }
    .empty .empty-about,
    .examples,
    .examples + .quiet {
      margin-block: 0;
    }
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
  /* Below one another, so that no message covers what is worked with. */
  .over {
    position: absolute;
    inset: 10px 8px;
    display: flex;
    flex-direction: column;
    align-items: center;
    pointer-events: none;
  }
  /* What is said of a file that could not be opened is above the ways to open another. */
  .stage-frame:has(> .empty):has(.toast) {
    display: flex;
    flex-direction: column-reverse;
  }
  .empty:has(~ .over .toast) {
    position: relative;
    flex: 1 1 0;
    min-height: 0;
  }
  .empty ~ .over:has(.toast) {
    position: relative;
    inset: auto;
    flex: none;
    max-height: 60%;
    margin: 10px 8px 0;
  }
  .over > .hand-bar,
  .reconnecting p {
    margin: 0 0 8px;
  }
  .reconnecting {
    z-index: 9;
    flex: none;
  }
  .reconnecting p {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 6px 14px 6px 10px;
    border: 1px solid var(--line);
    border-radius: 999px;
    background: var(--raised);
    box-shadow: var(--shadow);
    font-size: 13px;
  }
  .toasts {
    z-index: 10;
    display: flex;
    min-height: 0;
  }
  .toast {
    display: flex;
    align-items: flex-start;
    gap: 10px;
    margin-bottom: 8px;
    max-width: 520px;
    padding: 8px 8px 8px 14px;
    overflow-y: auto;
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
    line-height: 1.5;
  }
  .answers {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
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
  @media (pointer: coarse) {
    summary {
      padding-block: 13px;
    }
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
      gap: 4px 8px;
      width: 100%;
    }
    .example {
      flex: 1 1 0;
    }
    .toast {
      width: 100%;
    }
  }
`;var Hr=L`
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

  .object-class {
    margin-left: 4px;
    padding: 1px 6px;
    border-radius: 5px;
    background: var(--pressed);
    color: var(--text);
    font-size: 11px;
    font-weight: 400;
  }
  .classes {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    padding: 6px;
  }
  .class {
    display: flex;
    align-items: center;
    gap: 6px;
    max-width: 100%;
    height: 28px;
    padding: 0 8px;
    border: 0;
    border-radius: 6px;
    background: none;
    box-shadow: inset 0 0 0 1px var(--line);
    color: var(--text);
    font: inherit;
    font-size: 12px;
    cursor: pointer;
  }
  .class:hover {
    background: var(--hover);
  }
  .class[aria-pressed="true"] {
    background: var(--accent-soft);
    box-shadow: inset 0 0 0 2px var(--accent);
    font-weight: 600;
  }
  .class span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .class kbd {
    color: var(--muted);
    font: inherit;
    font-size: 11px;
  }
  .class-field {
    width: 96px;
    height: 28px;
    padding: 0 8px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--page);
    color: var(--text);
    font: inherit;
    font-size: 12px;
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
    flex-direction: column;
    align-items: center;
  }
  /* Read out in any case. */
  .candidate-words .wide-only {
    position: absolute;
    clip-path: inset(50%);
  }
  .candidate-image {
    display: block;
    width: 100%;
    border-radius: 5px;
    background: var(--stage);
  }

  /* F2 and a double click rename, too. */
  @container panel (max-width: 280px) {
    .object [data-test$="-rename"] {
      display: none;
    }
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
      position: static;
      clip-path: none;
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
    flex-wrap: wrap;
    align-items: center;
    gap: 4px;
    min-height: 52px;
  }
  .app:not([data-beside]) .card-objects > .card-head {
    order: 1;
    padding: 0;
  }
  .app:not([data-beside]) .card-objects .menu {
    top: auto;
    bottom: calc(100% + 6px);
  }
  .app:not([data-beside]) .card-objects > .quiet {
    flex: 1 1 0;
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
    flex: 1 1 0;
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
  .app:not([data-beside]) .object-name-field {
    flex: none;
    width: 132px;
  }
  .app:not([data-beside]) .classes {
    flex: 1 1 100%;
    order: 2;
    flex-wrap: nowrap;
    padding: 4px 0;
    overflow-x: auto;
    scrollbar-width: none;
  }
  .app:not([data-beside]) .classes > * {
    flex: none;
  }
  @container app (max-width: 559px) {
    .object [data-test$="-clean"],
    .object [data-test$="-clear"] {
      display: none;
    }
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
      width: 44px;
      height: 44px;
    }
    .object-name {
      min-width: 44px;
      padding-left: 4px;
    }
    /* A tap on the selected name renames it. */
    .object [data-test$="-rename"] {
      display: none;
    }
    .swatch {
      width: 24px;
      height: 24px;
      margin: 0 10px 0 4px;
    }
    /* Around the colour, for a finger. */
    .swatch input {
      inset: -10px;
      width: 44px;
      height: 44px;
    }
    .class,
    .class-field,
    .object-name-field {
      min-width: 44px;
      height: 44px;
    }
    .class-field {
      width: 112px;
    }
  }
`;var zr=L`
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
  .camera .transport {
    padding-block: 6px;
  }
  .on-air {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    padding: 0 4px 0 8px;
    font-weight: 600;
  }
  .on-air i {
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: var(--accent);
  }
  .on-air[data-recording] {
    color: var(--danger);
  }
  .on-air[data-recording] i {
    background: var(--danger);
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
    position: relative;
    padding: 2px 12px 8px;
  }
  .thumbnail {
    position: absolute;
    bottom: calc(100% + 4px);
    left: clamp(88px, var(--x), 100% - 88px);
    z-index: 2;
    width: 160px;
    margin: 0;
    padding: 4px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--raised);
    box-shadow: var(--shadow);
    transform: translateX(-50%);
    pointer-events: none;
  }
  .thumbnail div {
    max-height: 160px;
    margin: 0 auto;
    border-radius: 4px;
    overflow: hidden;
    background: var(--line);
  }
  .thumbnail img {
    display: block;
    width: 100%;
    height: 100%;
  }
  .thumbnail figcaption {
    padding-top: 2px;
    color: var(--muted);
    font-size: 12px;
    text-align: center;
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

  /* A row of its own is for what there is to do. */
  @container app (max-width: 819px) {
    .review:has([data-none]) :is(.doubtful, [data-test="doubtful-previous"], [data-test="doubtful-next"]) {
      display: none;
    }
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

  /* A finger seeks anywhere on the slider and the rows; objects are selected in their list. */
  @media (pointer: coarse) {
    .timeline-label {
      pointer-events: none;
    }
  }

  @media (max-height: 500px) {
    .app[data-page] .object-rows {
      min-height: 22px;
      max-height: 44px;
    }
  }
`;var Ur=L`
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
`;var Nr=L`
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
`;var Br=[Ur,Cr,_r,Rr,Dr,Hr,zr,Ir,Lr,Nr,Or,jr,Ar];function Fr(n,t,e){if(t!=="auto")return e(t),()=>{};let s=matchMedia("(prefers-color-scheme: dark)"),o=()=>e(ud(n)??(s.matches?"dark":"light")),i=new MutationObserver(o),r=["class","theme","data-theme","data-jp-theme-light","data-vscode-theme-kind"];for(let a of[...Vr(n),document.body,document.documentElement])i.observe(a,{attributes:!0,attributeFilter:r});return s.addEventListener("change",o),o(),()=>{i.disconnect(),s.removeEventListener("change",o)}}function ud(n){for(let t of[...Vr(n),document.body,document.documentElement]){let{classList:e,dataset:s}=t;if(e.contains("dark")||e.contains("vscode-dark"))return"dark";if(s.jpThemeLight)return s.jpThemeLight==="false"?"dark":"light";let o=s.theme??t.getAttribute("theme");if(o==="dark"||o==="light")return o}return document.querySelector("gradio-panel, .gradio-container")?"light":null}function*Vr(n){for(let t=n.parentNode;t;t=t.parentNode??t.host??null)t instanceof Element&&(yield t)}var oe=null;function Wr({propagation:n,exporting:t}){let{done:e,total:s}=n??t??{done:0,total:0};if(s===0){oe!==null&&(document.title=oe),oe=null;return}oe??=document.title,document.title=E.progressTitle(E.percent(e/s),oe)}var md=".png,.npy,.npz,.json,.txt,.zip",Pn=class extends ft{static styles=Br;static properties={menu:{state:!0},renaming:{state:!0},cleaning:{state:!0},shade:{state:!0},dropping:{state:!0}};session;theme="auto";stage=null;drawing=null;#t=null;#e=[];#n=new mn(this);#s=1/0;#o={object:0,frame:0};#r=null;constructor(){super(),this.menu="",this.renaming=0,this.cleaning=!1,this.shade="light",this.dropping=!1}get ui(){return this.session.ui}get stats(){return this.session.stats}get idle(){return this.session.context.idle&&!this.isUpdatePending&&(this.stage?.settled??!1)}connectedCallback(){super.connectedCallback(),this.setAttribute("data-lm-suppress-shortcuts","true");let t=new AbortController,{signal:e}=t;window.addEventListener("resize",()=>this.#c(),{signal:e}),this.#n.listenToPage(e),this.#e=[()=>t.abort(),this.session.subscribe(()=>this.requestUpdate()),Fr(this,this.theme,s=>this.shade=s),bi(this,this.#p)],this.hasUpdated&&this.#a()}disconnectedCallback(){super.disconnectedCallback();for(let t of this.#e)t();this.#t?.dispose(),this.stage?.dispose(),this.stage=null}render(){let{ui:t}=this,e=t.state.medium!==null||t.preview!==null,s=t.busy||t.opening!==null;return h`<div
      class="app"
      role="region"
      aria-label=${E.name}
      data-theme=${this.shade}
      data-phase=${t.phase}
      ?data-open=${e}
      ?data-page=${this.session.host.ownsPage}
      ?data-folded=${!t.settings.panel}
      aria-busy=${String(s)}
      @keydown=${this.#n.onDown}
      @keyup=${this.#n.onUp}
      @pointerdown=${this.#m}
      @focusin=${this.#n.onField}
      @change=${this.#n.onField}
      @focusout=${this.#n.release}
    >
      ${e&&this.session.host.ownsPage?h`<h1 class="unseen">${E.name}</h1>`:m}
      <div class="frame">
        ${Pr(this)}
        <div class="stage-frame">
          <div
            class="stage"
            data-test="canvas"
            data-tool=${t.tool}
            ?data-zoomed=${this.stage&&!this.stage.fitted}
            tabindex=${e?0:-1}
            role="application"
            aria-label=${E.stage}
          >
            <canvas class="layer-image"></canvas><canvas class="layer-overlay"></canvas>
          </div>
          <div class="busy" ?data-on=${s}></div>
          ${e?[nr(this),kr(this)]:zi(this)} ${xr(this)}
          <div class="over">
            ${e?yi(this):m} ${br(this)} ${fr(this)}
            ${e?Di(this):m}
          </div>
          ${this.dropping?gd():m}
        </div>
        ${hr(this)} ${Oi(this)} ${Ui(this)}
        ${e?h`<aside class="panel">${Ji(this)} ${t.camera?m:Ri(this)}</aside>`:""}
        ${ir(this)}
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
        @change=${this.#d}
      />
      <input
        class="unseen"
        type="file"
        tabindex="-1"
        aria-hidden="true"
        data-test="mask-input"
        accept=${md}
        @change=${this.#h}
      />
      ${sr(()=>this.#i("keys").close())} ${Wi(()=>this.#i("card").close())}
      ${gi(this,()=>this.#i("export-sheet").close())} ${Mr(this)}
      ${Hi(this,()=>this.#i("data").close())} ${_i(this,()=>this.#i("code").close())}
    </div>`}firstUpdated(){this.#a(),this.session.connect()}#a(){this.#s=Li(this);let t=this.#l(".stage"),e=o=>this.#l(`.layer-${o}`);this.#c();let s={image:e("image"),overlay:e("overlay")};this.stage=new cn(this.session.context,t,s,()=>this.requestUpdate()),t.addEventListener("edgetam-drawn",()=>{fs(this,this.renderRoot)}),this.drawing=new nn(this.stage,this.session),this.#t=Qo(t,this.stage,this.session,this.drawing,()=>this.matches(":focus-within"))}willUpdate(){this.#r=this.renderRoot.activeElement}updated(t){this.#r&&(!this.#r.isConnected||this.#r.matches(":disabled"))&&this.focusCanvas(),this.#c(),ur(this,this.renderRoot),this.stage?.settled&&fs(this,this.renderRoot),Er(this.renderRoot),Ni(this.renderRoot),Tr(this,this.#i("unsaved")),this.session.host.ownsPage&&Wr(this.ui),t.has("renaming")&&this.renaming&&this.#l(".object-name-field").select(),t.has("menu")&&this.menu&&Pi(this.#l(".menu"),this)}toggleMenu(t){this.menu=this.menu===t?"":t}closeMenu(){this.menu&&this.renderRoot.querySelector(`[data-test="${this.menu}"]`)?.focus(),this.menu=""}focusCanvas(){this.#l(".stage").focus({preventScroll:!0})}chooseFile(){let t=this.#l('[data-test="file-input"]');t.value="",t.click()}chooseMask(t){this.#o={object:t,frame:this.ui.frame};let e=this.#l('[data-test="mask-input"]');e.value="",e.click()}showCleaning(t){this.cleaning=t,t||this.focusCanvas()}showKeys(){this.closeMenu(),this.#i("keys").showModal()}showCode(){this.closeMenu(),this.session.code.show(),this.#i("code").showModal()}cellBelow(){return this.session.host.ownsPage?null:pi(this)}showExport(){this.closeMenu(),this.session.exporting.draft.open(),this.#i("export-sheet").showModal()}askToDelete(){this.closeMenu(),this.#i("data").showModal()}showCard(){this.closeMenu(),this.#i("card").showModal()}togglePointing(){let t=this.ui.state.medium;!this.stage||!t||(this.stage.setCrosshair(this.stage.crosshair?null:[t.width/2,t.height/2]),this.#l(".stage").focus())}get sheetOpen(){return this.renderRoot.querySelector("dialog[open]")!==null}holdSpace(t){this.#t&&(this.#t.space=t)}cancelGesture(){return(this.#t?.cancel()??!1)||(this.drawing?.cancel()??!1)}zoomToWhatCounts(){let{stage:t,session:e}=this;if(t?.crosshair)return t.zoom(2);let s=e.boundsOfSelected;s&&t?.lookAt(s)}pressButton(t){this.renderRoot.querySelector(`[data-test="${t}"]:not(:disabled)`)?.click()}#i(t){return this.#l(`.sheet[data-test="${t}"]`)}#l(t){return this.renderRoot.querySelector(t)}#c(){let t=this.renderRoot.querySelector(".app");if(!t)return;let e=this.#l(".stage-frame"),{ownsPage:s}=this.session.host,o=Ei(t.clientWidth,window.innerHeight);t.toggleAttribute("data-beside",o);let i=Ci(),r=s?t.getBoundingClientRect().top+window.scrollY:0,a=s?i-(r<i/3?r:0):Math.min(i,this.#s),l=t.offsetHeight-e.offsetHeight,c={width:e.clientWidth,sight:a,chrome:l,ownsPage:s,beside:o};e.style.height=`${Ai(c,this.ui.state.medium)}px`}#p={onFiles:t=>this.#u(t),onAddress:t=>{this.session.open(dn(t))},onOver:t=>{this.dropping=t}};#u=t=>{t.length>1?this.session.openAll(t):t[0]&&this.session.open(t[0])};#d=t=>this.#u([...t.target.files??[]]);#h=t=>{let e=t.target.files?.[0];e&&this.session.loading.run(e,this.#o)};#m=t=>{t.composedPath().some(s=>s instanceof Element&&s.matches(".menu-anchor"))||(this.menu="")}};function gd(){return h`<div class="dropping" data-test="dropping"><span>${E.drop}</span></div>`}var ys="edgetam-canvas";function ie(n,t,e={}){customElements.get(ys)||customElements.define(ys,Pn);let s=document.createElement(ys),o=new We(t);return s.session=o,s.theme=e.theme??"auto",n.replaceChildren(s),{element:s,dispose(){s.remove(),o.dispose()}}}var fd="edgetam-still";var qr=new Set;function Kr(n,t){let e,s=!1,o=()=>{let c=Number(n.get("frame"));t.ui.state.medium&&c!==t.ui.frame&&t.seek(c)},i=()=>{let c=Number(n.get("selected"));t.ui.state.objects.some(({id:d})=>d===c)&&c!==t.ui.selected&&t.navigation.select(c)},r=()=>{clearTimeout(e);let{frame:c,selected:p,state:d,playing:u}=t.ui,g=u||t.propagation.following,f=Object.entries({...g?{}:{frame:c},selected:p,revision:d.revision});f.every(([v,A])=>A===n.get(v))||(e=setTimeout(()=>{for(let[v,A]of f)n.set(v,A);n.save_changes()},50))},a=()=>{t.ui.phase!=="ready"||t.ui.camera||(!s&&t.ui.state.medium&&(s=!0,(n.get("frame")||qr.has(n.get("still_id")))&&o(),qr.add(n.get("still_id")),i()),r())},l=t.subscribe(a);return n.on("change:frame",o),n.on("change:selected",i),()=>{clearTimeout(e),l(),n.off("change:frame",o),n.off("change:selected",i)}}function Gr(n,t){let e=document.createElement("style");e.textContent=`.${fd}[data-widget="${CSS.escape(String(n.get("still_id")))}"]{display:none!important}`;let s=t.subscribe(()=>{t.ui.phase==="ready"&&!e.isConnected&&document.head.append(e)});return()=>{s(),e.remove()}}function Yr(n,t=[]){let e=new TextEncoder().encode(JSON.stringify(n)),s=new Uint8Array(8+e.length+4*t.length),o=new DataView(s.buffer);return o.setUint32(0,e.length,!0),s.set(e,4),o.setUint32(4+e.length,t.length,!0),t.forEach((i,r)=>{let a=i instanceof Uint8Array?i.length:i.size;o.setUint32(8+e.length+4*r,a,!0)}),[s,...t]}function Tn(n){let t=new DataView(n.buffer,n.byteOffset,n.byteLength),e=t.getUint32(0,!0),s=t.getUint32(4+e,!0),o=8+e+4*s,i=[];for(let a=0;a<s;a++){let l=t.getUint32(8+e+4*a,!0);i.push(n.subarray(o,o+l)),o+=l}if(o!==n.length)throw new RangeError("The envelope's length does not fit its contents.");return{meta:JSON.parse(new TextDecoder().decode(n.subarray(4,4+e))),buffers:i}}var Mn=class{#t=[];#e=0;#n=-1;push(t){this.#t.push(t),this.#e+=t.length;let e=[];for(;;){if(this.#n<0){if(this.#e<4)return e;let s=this.#s(4);this.#n=new DataView(s.buffer).getUint32(0,!0)}if(this.#e<this.#n)return e;e.push(this.#s(this.#n)),this.#n=-1}}#s(t){let e=new Uint8Array(t),s=0;for(;s<t;){let o=this.#t[0],i=o.subarray(0,t-s);e.set(i,s),s+=i.length,i.length===o.length?this.#t.shift():this.#t[0]=o.subarray(i.length)}return this.#e-=t,e}};var Xr=1e3,bd=3e4,Zr=6e4,Sn=class{constructor(t,e){this.listen=t;this.listener=e;this.#e()}listen;listener;#t=new AbortController;close(){this.#t.abort()}async#e(){let{signal:t}=this.#t,e=Xr;for(let s=0;!t.aborted;s++){await xd(t);let o=s>0;try{for await(let i of this.#n())e=Xr,o||i.meta.push==="missed"?this.listener.onMissed():i.meta.push&&this.listener.onPush(i),o=!1}catch(i){if(H(i)||this.listener.onLost(),i instanceof S&&i.code==="session")return}await yd(e,t),e=Math.min(2*e,bd)}}async*#n(){let t=new AbortController,e=()=>t.abort(),s=()=>document.hidden&&e(),o=setTimeout(e,Zr);this.#t.signal.addEventListener("abort",e),document.addEventListener("visibilitychange",s);try{if(this.#t.signal.aborted)return;let i=await this.listen(t.signal);for await(let r of i)clearTimeout(o),o=setTimeout(e,Zr),yield r}finally{clearTimeout(o),this.#t.signal.removeEventListener("abort",e),document.removeEventListener("visibilitychange",s),e()}}};function xd(n){return new Promise(t=>{let e=()=>{document.hidden&&!n.aborted||(document.removeEventListener("visibilitychange",e),n.removeEventListener("abort",e),t())};document.addEventListener("visibilitychange",e),n.addEventListener("abort",e),e()})}function yd(n,t){return new Promise(e=>{let s=()=>{clearTimeout(o),t.removeEventListener("abort",s),e()},o=setTimeout(s,n);t.addEventListener("abort",s),t.aborted&&s()})}async function Jr(){let n=vd(globalThis.location?.hostname??"");if(!n||window.parent===window||!window.supports_zerogpu_headers)return{};let{port1:t,port2:e}=new MessageChannel,s,o=new Promise(r=>{t.onmessage=({data:a})=>r(a??{}),s=setTimeout(()=>r({}),2e3)});window.parent.postMessage("zerogpu-headers",n,[e]);let i=await o;return clearTimeout(s),t.close(),{"X-Gradio-User":"app",...i}}function vd(n){return n.endsWith(".hf.space")?"https://huggingface.co":""}var wd=new Set(["propagate","resume","prepare"]);function ws({base:n,token:t="new",ownsPage:e=!0}){return new vs(n.replace(/\/+$/,""),t,e)}var vs=class{constructor(t,e,s){this.base=t;this.ownsPage=s;this.#e=e,globalThis.addEventListener?.("pagehide",this.#o)}base;ownsPage;keepsWork=!1;mends=!0;sharesView=!1;client=it();#t=new Set;#e;#n=null;#s=null;get apiBase(){return new URL(`${this.base}/v1`,location.href).href}get token(){return this.#e}set token(t){t!==this.#e&&(this.#e=t,this.#r())}call(t,e={},s=[],o={}){return this.#i("call",{op:t,...e},s,o,async i=>$t(Tn(new Uint8Array(await i.arrayBuffer()))))}stream(t,e,s,o,i={}){return this.#i("stream",{op:t,...e},s,i,async r=>{for await(let a of Qr(r)){if(he($t(a)))return a;o(a)}throw kt(q.cutShort)})}onPush(t){return this.#n=t,this.#r(),()=>{this.#n=null,this.#r()}}dispose(){globalThis.removeEventListener?.("pagehide",this.#o),this.#s?.close();for(let t of this.#t)t.abort()}#o=t=>{t.persisted||this.#e==="new"||(this.mends=!1,this.#s?.close(),this.#c("call",{op:"goodbye"},[],{keepalive:!0}).catch(()=>{}))};#r(){this.#s?.close();let t=this.#n&&this.#e!=="new";this.#s=t?new Sn(e=>this.#a(e),this.#n):null}async#a(t){let e=await this.#l("listen",{op:"listen"},[],t);return kd(e)}async#i(t,e,s,{signal:o},i){let r=new AbortController,a=()=>r.abort();o?.aborted&&a(),o?.addEventListener("abort",a,{once:!0}),this.#t.add(r);try{return await i(await this.#l(t,e,s,r.signal))}catch(l){throw l instanceof S||H(l)?l:kt()}finally{o?.removeEventListener("abort",a),this.#t.delete(r)}}async#l(t,e,s,o){let i="op"in e&&wd.has(e.op)?await Jr():{},r=await this.#c(t,e,s,{signal:o},i);if(!r.ok)throw await Pd(r);return r}#c(t,e,s,o,i={}){return fetch(`${this.base}/${t}`,{method:"POST",body:$d(Yr({...e,client:this.client},s)),headers:{...i,"Content-Type":"application/octet-stream","X-EdgeTAM-Token":this.token},credentials:"same-origin",...o})}};async function*Qr(n){let t=new Mn,e=n.body.getReader();for(;;){let{done:s,value:o}=await e.read();if(s)return;for(let i of t.push(o))yield Tn(i)}}async function*kd(n){for await(let t of Qr(n))yield t.meta.push?t:$t(t)}function $d(n){return n.length===1?n[0]:new Blob(n)}async function Pd(n){try{$t(Tn(new Uint8Array(await n.arrayBuffer())))}catch(s){if(s instanceof S)return s}let{tooLarge:t,tooLargeHint:e}=q;return n.status===413?new S("media",t,e):n.status===401?new S("access",q.login,q.loginHint):kt(q.status(n.status))}var Md=50;function Td(n,t,e,s){let o=ta(e),i=ws({base:t,token:o?.token??"new",ownsPage:!1}),{element:r,dispose:a}=ie(n,i),{session:l}=r,c="",p,d=l.subscribe(()=>{clearTimeout(p);let u=Sd(l);u&&u!==c&&(p=setTimeout(()=>s(c=u),Md))});return{element:r,show(u){let g=ta(u);!g||u===c||g.token===i.token||(i.token=g.token,l.connect())},dispose(){clearTimeout(p),d(),a()}}}function Sd(n){let{phase:t,state:e,frame:s,playing:o}=n.ui;if(t!=="ready"||!e.medium||o||n.propagation.following)return null;let i={token:n.host.token,session:e.session,frame:s,revision:e.revision};return JSON.stringify(i)}function ta(n){try{return typeof n=="string"&&n?JSON.parse(n):null}catch{return null}}var xx={render({model:n,el:t}){let{element:e,dispose:s}=ie(t,Ln(n)),o=[Kr(n,e.session),Gr(n,e.session),s];return()=>{for(let i of o)i()}}};export{Ln as anywidgetHost,xx as default,Td as embed,ws as gradioHost,ie as mount};
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
